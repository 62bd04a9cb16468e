// Sniffing: every magic number, near misses, and the advice given.
#include "base/content_kind.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace gsaw;
using namespace std::string_view_literals;

namespace {

std::string_view kind_of(std::string_view head) {
  const ContentKind* const kind = find_content_kind(head);
  return kind == nullptr ? "text" : kind->name;
}

}  // namespace

TEST_CASE("each kind is known by its first bytes") {
  CHECK(kind_of("\x1f\x8b\x08\x00"sv) == "gzip");
  CHECK(kind_of("\x28\xb5\x2f\xfd\x24"sv) == "zstd");
  CHECK(kind_of("\xfd"
                "7zXZ\x00\x00"sv) == "xz");
  CHECK(kind_of("BZh91AY&SY\x01"sv) == "bzip2");
  CHECK(kind_of("BZh9\x17\x72\x45\x38\x50\x90\x00"sv) == "bzip2");
  CHECK(kind_of("\x04\x22\x4d\x18\x64"sv) == "lz4");
  CHECK(kind_of("\x02\x21\x4c\x18"sv) == "lz4, its old format");
  CHECK(kind_of("\x50*M\x18\x04"sv) == "zstd");
  CHECK(kind_of("\x5f*M\x18\x04"sv) == "zstd");
  CHECK(kind_of("\x1f\x9d\x90"sv) == "compress");
  CHECK(kind_of("LZIP\x01"sv) == "lzip");
  CHECK(kind_of("]\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0\x3d"sv) == "lzma");
  CHECK(kind_of("]\0\0\0\x04\x40\x42\x0f\0\0\0\0\0"sv) == "lzma");
  CHECK(kind_of("]\0\0\x18\0\xff\xff\xff\xff\xff\xff\xff\xff"sv) == "lzma");
  CHECK(kind_of("PK\x03\x04"sv) == "zip");
  CHECK(kind_of("7z\xbc\xaf\x27\x1c\0\4"sv) == "7z");
  CHECK(kind_of("LPKSHHRH\0\0"sv) == "systemd's journal");
  CHECK(kind_of("LPKSHHR"sv) == "text");
  std::string tar = "a.log" + std::string(252, '\0') + "ustar";
  CHECK(kind_of(tar + ' ') == "tar");
  CHECK(kind_of(tar + '\0') == "tar");
  CHECK(kind_of("\xff\xfe{\x00"sv) == "UTF-16");
  CHECK(kind_of("\xfe\xff\x00{"sv) == "UTF-16");
  CHECK(kind_of("{\x00\"\x00"sv) == "UTF-16");
  CHECK(kind_of("\x00{\x00\"t"sv) == "UTF-16");
  CHECK(kind_of("\xff\xfe\x00\x00{\x00\x00\x00"sv) == "UTF-32");
  CHECK(kind_of("{\x00\x00\x00\"\x00\x00\x00t"sv) == "UTF-32");
  CHECK(kind_of("\x00\x00\x00{\x00\x00\x00\"\x00"sv) == "UTF-32");
}

TEST_CASE("everything else is text") {
  for (const auto text :
       {""sv, "{"sv, "\xef\xbb\xbf{}"sv, "BZh9 is a word"sv, "\x1f\x8b"sv, "(1)"sv, "\xff"sv,
        "\0\0\0\0"sv, "\0{\"a\":1}"sv, "{\0\0"sv, "\0\0\0{\"a\":1}"sv, "]"sv,
        "]\0\0\0\0\0\0\0\0\0\0\0\0\0"sv, "]\0\0\x70\0\0\0\0\0\0\0\0\0"sv,
        "]\0\0\x80\0{\"a\":1}\n{}\n"sv, "]\n\0\0\0\0\0\0\0\0\0\0\0\0"sv}) {
    CAPTURE(text);
    CHECK(kind_of(text) == "text");
  }
}

TEST_CASE("a line with the mark of an archive in its place is text") {
  CHECK(kind_of("{\"a\":\"" + std::string(251, 'x') + "ustar \"}") == "text");
  CHECK(kind_of(std::string(257, '\0') + "ustar ") == "text");
  CHECK(kind_of("{}\n" + std::string(254, '\0') + "ustar ") == "text");
}

TEST_CASE("only a true beginning may still become one") {
  for (const auto text :
       {""sv, "\x1f"sv, "\x1f\x8b"sv, "BZh91AY"sv, "("sv, "\xff\xfe"sv, "]"sv, "]\0"sv}) {
    CAPTURE(text);
    CHECK(may_become_content_kind(text));
  }
  for (const auto text :
       {"{"sv, "\x1f\x8b\x08"sv, "BZh9 "sv, "(1"sv, "\xef\xbb\xbf"sv, "]\n"sv, "],"sv}) {
    CAPTURE(text);
    CHECK_FALSE(may_become_content_kind(text));
  }
}

TEST_CASE("the advice is a command that works") {
  const ContentKind& gzip = *find_content_kind("\x1f\x8b\x08");
  CHECK(described(gzip) == "compressed (gzip)");
  CHECK(text_to_gsaw(gzip, "logs/app.log.2.gz") == "zcat logs/app.log.2.gz | gsaw");
  CHECK(text_to_gsaw(gzip, "") == "... | zcat | gsaw");
  const ContentKind& zip = *find_content_kind("PK\x03\x04");
  CHECK(described(zip) == "an archive (zip)");
  CHECK(text_to_gsaw(zip, "a.zip") == "unzip -p a.zip | gsaw");
  CHECK(text_to_gsaw(zip, "") == "... | funzip | gsaw");
  CHECK(text_to_gsaw(zip, "a.gz", &gzip) == "zcat a.gz | funzip | gsaw");
  CHECK(text_to_gsaw(gzip, "a.gz", &gzip) == "zcat a.gz | gsaw");
  CHECK(text_to_gsaw(gzip, "", &gzip) == "... | zcat | gsaw");
  const ContentKind& journal = *find_content_kind("LPKSHHRH");
  CHECK(described(journal) == "a binary log (systemd's journal)");
  CHECK(text_to_gsaw(journal, "x.journal") == "journalctl -o json --file x.journal | gsaw");
  const ContentKind& utf16 = *find_content_kind("\xfe\xff");
  CHECK(described(utf16) == "UTF-16");
  CHECK(text_to_gsaw(utf16, "it's mine.log") ==
        "iconv -f UTF-16 -t UTF-8 'it'\\''s mine.log' | gsaw");
}
