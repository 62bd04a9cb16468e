// Magic numbers: RFC 1952, RFC 8878, the xz file format 1.2.1, the bzip2 sources, the LZ4 frame
// format 1.6, the .lzma file format (of XZ Utils), lzip's manual, compress(1), the ZIP application
// note, POSIX ustar, 7-Zip's 7zFormat.txt, systemd's journal file format, the Unicode byte order
// marks.
#include "base/content_kind.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "base/shell_word.h"
#include "base/terminal_escape.h"

namespace gsaw {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;  // `?` after the first byte stands for any byte
  ContentKind kind;
};

using Form = ContentKind::Form;

constexpr ContentKind kGzip{"gzip", "zcat", Form::compressed, Packing::gzip};
constexpr ContentKind kZstd{"zstd", "zstdcat", Form::compressed, Packing::zstd};
constexpr ContentKind kXz{"xz", "xzcat", Form::compressed, Packing::xz};
constexpr ContentKind kBzip2{"bzip2", "bzcat", Form::compressed, Packing::bzip2};
constexpr ContentKind kLz4{"lz4", "lz4cat", Form::compressed, Packing::lz4};
constexpr ContentKind kOldLz4{"lz4, its old format", "lz4cat"};
constexpr ContentKind kCompress{"compress", "zcat"};
constexpr ContentKind kLzip{"lzip", "lzip -dc"};
constexpr ContentKind kLzma{"lzma", "xzcat"};
constexpr ContentKind kZip{"zip", "unzip -p", Form::archive, Packing::none, "funzip"};
constexpr ContentKind kTar{"tar", "tar -xOf", Form::archive, Packing::none, "tar -xO"};
constexpr ContentKind k7z{"7z", "7z x -so", Form::archive};
constexpr ContentKind kJournal{"systemd's journal", "journalctl -o json --file", Form::binary_log,
                               Packing::none, "journalctl -o json --file -"};
constexpr ContentKind kUtf16{"UTF-16", "iconv -f UTF-16 -t UTF-8", Form::encoding};
constexpr ContentKind kUtf16Le{"UTF-16", "iconv -f UTF-16LE -t UTF-8", Form::encoding};
constexpr ContentKind kUtf16Be{"UTF-16", "iconv -f UTF-16BE -t UTF-8", Form::encoding};
constexpr ContentKind kUtf32{"UTF-32", "iconv -f UTF-32 -t UTF-8", Form::encoding};
constexpr ContentKind kUtf32Le{"UTF-32", "iconv -f UTF-32LE -t UTF-8", Form::encoding};
constexpr ContentKind kUtf32Be{"UTF-32", "iconv -f UTF-32BE -t UTF-8", Form::encoding};

// A longer one comes before its own beginning. bzip2 is told by the first block's
// number too, as text may begin with "BZh1"; zip by what is packed in it, or that it is empty.
constexpr std::array kMagics = {
    Magic{"\x1f\x8b\x08"sv, kGzip},
    Magic{"\x28\xb5\x2f\xfd"sv, kZstd},
    Magic{"\xfd\x37\x7a\x58\x5a\x00"sv, kXz},
    Magic{"BZh?1AY&SY"sv, kBzip2},
    Magic{"BZh?\x17rE8P\x90"sv, kBzip2},
    Magic{"\x04\x22\x4d\x18"sv, kLz4},
    Magic{"\x02\x21\x4c\x18"sv, kOldLz4},
    Magic{"\x1f\x9d"sv, kCompress},
    Magic{"LZIP\x01"sv, kLzip},
    Magic{"PK\x03\x04"sv, kZip},
    Magic{"PK\x05\x06"sv, kZip},
    Magic{"7z\xbc\xaf\x27\x1c"sv, k7z},
    Magic{"LPKSHHRH"sv, kJournal},
    Magic{"\xff\xfe\x00\x00"sv, kUtf32},
    Magic{"\x00\x00\xfe\xff"sv, kUtf32},
    Magic{"\xff\xfe"sv, kUtf16},
    Magic{"\xfe\xff"sv, kUtf16},
};

// Without a byte order mark, as of a file that was cut: `{"`. A text begins like it.
constexpr std::array kUnmarked = {
    Magic{"{\x00\"\x00"sv, kUtf16Le},
    Magic{"\x00{\x00\""sv, kUtf16Be},
    Magic{"{\x00\x00\x00\"\x00\x00\x00"sv, kUtf32Le},
    Magic{"\x00\x00\x00{\x00\x00\x00\""sv, kUtf32Be},
};

static_assert(std::all_of(kMagics.begin(), kMagics.end(),
                          [](const Magic& magic) { return magic.bytes.size() <= kPackedHead; }));

constexpr std::string_view kLzmaBegin = "]\0"sv;  // as a window of kLeastWindow or more makes it
constexpr std::uint32_t kLeastWindow = 4096;

// How many bytes agree from the start; at most the shorter length.
std::size_t common_length(std::string_view magic, std::string_view head) {
  std::size_t n = 0;
  while (n < magic.size() && n < head.size() && (magic[n] == head[n] || magic[n] == '?')) ++n;
  return n;
}

// A frame that decoders of zstd pass over begins with one of sixteen numbers; pzstd's files do.
constexpr std::string_view kSkippable = "\x50*M\x18"sv;

std::size_t common_with_skippable(std::string_view head) {
  if (head.empty() || (static_cast<unsigned char>(head[0]) & 0xf0U) != 0x50U) return 0;
  return 1 + common_length(kSkippable.substr(1), head.substr(1));
}

// No magic number: what nearly all packers set, a window of 2^n or 2^n + 2^(n-1) bytes, as xz
// writes it, and the size of the text, which is unknown or has some zeros.
bool is_lzma(std::string_view head) {
  constexpr std::string_view kUnknown = "\xff\xff\xff\xff\xff\xff\xff\xff"sv;
  constexpr std::size_t kWindow = 1, kSize = kWindow + 4;
  static_assert(kSize + kUnknown.size() == kPackedHead);
  if (head.size() < kPackedHead || head[0] != kLzmaBegin[0]) return false;
  std::uint32_t window = 0;
  for (std::size_t i = kSize; i-- > kWindow;)
    window = window << 8U | static_cast<unsigned char>(head[i]);
  const auto highest = std::bit_floor(window);
  const bool is_window =
      window >= kLeastWindow && (window == highest || window == highest + highest / 2);
  const std::string_view size = head.substr(kSize, kUnknown.size());
  return is_window && (size == kUnknown || size.ends_with("\0\0\0"sv));
}

// The first file's name is filled up with NULs, and behind the other fields is the mark.
bool is_tar(std::string_view head) {
  constexpr std::string_view kMark = "ustar"sv;
  constexpr std::size_t kPlace = 257;
  static_assert(kPlace + kMark.size() + 1 == kContentHead);
  if (head.size() < kContentHead || head.substr(kPlace, kMark.size()) != kMark) return false;
  const char behind = head[kContentHead - 1];
  const std::string_view fields = head.substr(0, kPlace);
  return (behind == '\0' || behind == ' ') && fields[0] != '\0' &&
         fields.find('\0') != std::string_view::npos && fields.find('\n') == std::string_view::npos;
}

const ContentKind* kind_among(std::span<const Magic> magics, std::string_view head) {
  for (const Magic& magic : magics) {
    if (common_length(magic.bytes, head) == magic.bytes.size()) return &magic.kind;
  }
  return nullptr;
}

}  // namespace

const ContentKind* find_content_kind(std::string_view head) {
  if (const ContentKind* kind = kind_among(kMagics, head)) return kind;
  if (const ContentKind* kind = kind_among(kUnmarked, head)) return kind;
  if (common_with_skippable(head) == kSkippable.size()) return &kZstd;
  if (is_lzma(head)) return &kLzma;
  return is_tar(head) ? &kTar : nullptr;
}

bool may_become_content_kind(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.size() < magic.bytes.size() && common_length(magic.bytes, head) == head.size()) {
      return true;
    }
  }
  const bool may_be_lzma = kLzmaBegin.starts_with(head.substr(0, kLzmaBegin.size()));
  if (head.size() < kPackedHead && may_be_lzma) return true;
  return head.size() < kSkippable.size() && common_with_skippable(head) == head.size();
}

std::string described(const ContentKind& kind) {
  const std::string name(kind.name);
  switch (kind.form) {
    case Form::compressed:
      return "compressed (" + name + ")";
    case Form::archive:
      return "an archive (" + name + ")";
    case Form::binary_log:
      return "a binary log (" + name + ")";
    case Form::encoding:
      break;
  }
  return name;
}

std::string text_to_gsaw(const ContentKind& kind, const std::string& file,
                         const ContentKind* packing) {
  const bool is_unpacked = packing != nullptr && kind.packing != Packing::none;
  const ContentKind& first = packing != nullptr ? *packing : kind;
  const std::string filter(kind.filter.empty() ? kind.command : kind.filter);
  std::string text;
  if (!file.empty()) {
    text = std::string(first.command) + ' ' + shell_word(file) + " | ";
  } else {
    text = "... | " + (packing == nullptr ? filter : std::string(first.command)) + " | ";
  }
  if (packing != nullptr && !is_unpacked) text += filter + " | ";
  return text + "gsaw";
}

}  // namespace gsaw
