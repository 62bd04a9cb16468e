// What is said of inputs that are no text.
#include "input/open_error.h"

#include <doctest/doctest.h>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("what is no text is told, with the command to use") {
  const Error gzip = content_error(*find_content_kind("\x1f\x8b\x08"), {"logs/app.log.2.gz"});
  CHECK(gzip.message == "logs/app.log.2.gz is compressed (gzip)");
  CHECK(gzip.hint == "try: zcat logs/app.log.2.gz | gsaw ...");
  const Error utf16 = content_error(*find_content_kind("\xfe\xff"), {"it's mine.log"});
  CHECK(utf16.message == "it's mine.log is UTF-16");
  CHECK(utf16.hint == "try: iconv -f UTF-16 -t UTF-8 'it'\\''s mine.log' | gsaw ...");
  const Error input =
      content_error(*find_content_kind("\x1f\x8b\x08"), {"standard input", true, true});
  CHECK(input.message == "standard input is compressed (gzip)");
  CHECK(input.hint == "try: ... | zcat | gsaw ...");
}

TEST_CASE("a compressed file gives no garbage, and the rest is read") {
  const TempDir dir;
  const std::string gz = dir.write("x.gz", "\x1f\x8b\x08\n{}\n");
  const std::string log = dir.write("x.log", "\xef\xbb\xbf{}\n");
  const ReadResult result = read_all({gz, log});
  CHECK(result.text == "\xef\xbb\xbf{}\n");
  CHECK(result.messages ==
        "gsaw: " + gz + " is compressed (gzip)\n  try: zcat " + gz + " | gsaw ...\n");
}
