// Content that is no plain text, known by its first bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// A kind of content that cannot be read as it is.
struct ContentKind {
  std::string_view name;     // "gzip", "UTF-16"
  std::string_view command;  // what turns a file, or its standard input, into UTF-8 text
  bool compressed = true;
};

// As many first bytes of a file as any kind needs to be known.
inline constexpr std::size_t kContentHead = 10;

// The kind that `head`, the first bytes of a file, shows; null for everything else,
// which is taken for text. Names are not looked at.
const ContentKind* find_content_kind(std::string_view head);

// True while more bytes could make `head` a kind that it is not yet.
bool may_become_content_kind(std::string_view head);

// "compressed (gzip)", "UTF-16"
std::string described(const ContentKind& kind);

// The command that gives gsaw the file's text on standard input: "zcat x.gz | gsaw". `file`
// empty: standard input itself is of that kind.
std::string text_to_gsaw(const ContentKind& kind, const std::string& file);

}  // namespace gsaw
