// What is said of inputs that are no text.
#include "input/open_error.h"

#include <doctest/doctest.h>

#include "unit/input/read_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

TEST_CASE("what is no text is told, with the command to use") {
  const Error zip = content_error(*find_content_kind("PK\x03\x04"), {"logs/app.log.2.zip"});
  CHECK(zip.message == "logs/app.log.2.zip is an archive (zip)");
  CHECK(zip.hint == "try: unzip -p logs/app.log.2.zip | gsaw ...");
  const Error utf16 = content_error(*find_content_kind("\xfe\xff"), {"it's mine.log"});
  CHECK(utf16.message == "it's mine.log is UTF-16");
  CHECK(utf16.hint == "try: iconv -f UTF-16 -t UTF-8 'it'\\''s mine.log' | gsaw ...");
  const Error input =
      content_error(*find_content_kind("PK\x03\x04"), {"standard input", true, true});
  CHECK(input.message == "standard input is an archive (zip)");
  CHECK(input.hint == "try: ... | funzip | gsaw ...");
}

TEST_CASE("an archive gives no garbage, and the rest is read") {
  const TempDir dir;
  const std::string zip = dir.write("x.zip", "PK\x03\x04\n{}\n");
  const std::string log = dir.write("x.log", "\xef\xbb\xbf{}\n");
  const ReadResult result = read_all({zip, log});
  CHECK(result.text == "\xef\xbb\xbf{}\n");
  CHECK(result.messages ==
        "gsaw: " + zip + " is an archive (zip)\n  try: unzip -p " + zip + " | gsaw ...\n");
}
