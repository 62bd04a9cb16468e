// Content that is no plain text, known by its first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gsaw {

// What gsaw unpacks itself (packed/decoder.h).
enum class Packing : std::uint8_t { none, gzip, zstd, xz, bzip2, lz4 };

// A kind of content that cannot be read as it is.
struct ContentKind {
  enum class Form : std::uint8_t { compressed, archive, binary_log, encoding };

  std::string_view name;     // "gzip", "UTF-16"
  std::string_view command;  // what turns a file into UTF-8 text, as a word behind it
  Form form = Form::compressed;
  Packing packing = Packing::none;
  std::string_view filter = {};  // what turns its standard input into that; empty: `command`
};

// As many first bytes of a file as any kind needs to be known, and as any but an archive does.
inline constexpr std::size_t kContentHead = 263;
inline constexpr std::size_t kPackedHead = 13;

// The kind that `head`, the first bytes of a file, shows; null for everything else,
// which is taken for text. Names are not looked at.
const ContentKind* find_content_kind(std::string_view head);

// True while more bytes could make `head` a kind that it is not yet. That it could become a tar
// archive does not count: one that ends a line within kContentHead bytes does not.
bool may_become_content_kind(std::string_view head);

// "compressed (gzip)", "an archive (tar)", "a binary log (systemd's journal)", "UTF-16"
std::string described(const ContentKind& kind);

// The command that gives gsaw the file's text on standard input: "zcat x.gz | gsaw". `file`
// empty: standard input itself is of that kind. `packing`: what the file is packed with that holds
// such content; may be null.
std::string text_to_gsaw(const ContentKind& kind, const std::string& file,
                         const ContentKind* packing = nullptr);

}  // namespace gsaw
