// Magic numbers: RFC 1952, RFC 8878, the xz file format 1.2.1, the bzip2 sources, the
// LZ4 frame format 1.6, the Unicode byte order marks.
#include "base/content_kind.h"

#include <algorithm>
#include <array>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;  // `?` after the first byte stands for any byte
  ContentKind kind;
};

constexpr ContentKind kGzip{"gzip", "zcat"};
constexpr ContentKind kZstd{"zstd", "zstdcat"};
constexpr ContentKind kXz{"xz", "xzcat"};
constexpr ContentKind kBzip2{"bzip2", "bzcat"};
constexpr ContentKind kLz4{"lz4", "lz4cat"};
constexpr ContentKind kUtf16{"UTF-16", "iconv -f UTF-16 -t UTF-8", false};
constexpr ContentKind kUtf32{"UTF-32", "iconv -f UTF-32 -t UTF-8", false};

// A longer one comes before its own beginning. bzip2 is told by the first block's
// number too, as text may begin with "BZh1".
constexpr std::array kMagics = {
    Magic{"\x1f\x8b\x08"sv, kGzip},
    Magic{"\x28\xb5\x2f\xfd"sv, kZstd},
    Magic{"\xfd\x37\x7a\x58\x5a\x00"sv, kXz},
    Magic{"BZh?1AY&SY"sv, kBzip2},
    Magic{"BZh?\x17rE8P\x90"sv, kBzip2},
    Magic{"\x04\x22\x4d\x18"sv, kLz4},
    Magic{"\x02\x21\x4c\x18"sv, kLz4},
    Magic{"\xff\xfe\x00\x00"sv, kUtf32},
    Magic{"\x00\x00\xfe\xff"sv, kUtf32},
    Magic{"\xff\xfe"sv, kUtf16},
    Magic{"\xfe\xff"sv, kUtf16},
};

static_assert(std::all_of(kMagics.begin(), kMagics.end(),
                          [](const Magic& magic) { return magic.bytes.size() <= kContentHead; }));

// How many bytes agree from the start; at most the shorter length.
std::size_t common_length(std::string_view magic, std::string_view head) {
  std::size_t n = 0;
  while (n < magic.size() && n < head.size() && (magic[n] == head[n] || magic[n] == '?')) ++n;
  return n;
}

// The name as one word of a shell command.
std::string shell_word(const std::string& name) {
  constexpr auto kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/@:+,%="sv;
  if (!name.empty() && name.find_first_not_of(kPlain) == std::string::npos) return name;
  std::string word = "'";
  for (const char c : name) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

}  // namespace

const ContentKind* find_content_kind(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (common_length(magic.bytes, head) == magic.bytes.size()) return &magic.kind;
  }
  return nullptr;
}

bool may_become_content_kind(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.size() < magic.bytes.size() && common_length(magic.bytes, head) == head.size()) {
      return true;
    }
  }
  return false;
}

std::string described(const ContentKind& kind) {
  const std::string name(kind.name);
  return kind.compressed ? "compressed (" + name + ")" : name;
}

std::string text_to_gsaw(const ContentKind& kind, const std::string& file) {
  const std::string command(kind.command);
  return (file.empty() ? "... | " + command : command + ' ' + printable(shell_word(file))) +
         " | gsaw";
}

}  // namespace gsaw
