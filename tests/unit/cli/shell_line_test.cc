// Command lines of bash that are still being typed.
#include "cli/shell_line.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace gsaw {
namespace {

constexpr std::string_view kBreaks = " \t\n\"'><=;|&(:";

// `|` in `line` is the cursor. The words between commas, that at the cursor in brackets with a `^`
// behind what is kept of it, and the open quote.
std::string read(std::string_view line) {
  const std::size_t cursor = line.find('|');
  const std::string text =
      std::string(line.substr(0, cursor)) + std::string(line.substr(cursor + 1));
  const auto read = read_shell_line(text, cursor, kBreaks);
  if (!read) return "none";
  std::string words;
  for (std::size_t i = 0; i < read->words.size(); ++i) {
    std::string word = read->words[i];
    if (i == read->current) word = '[' + word.insert(read->kept, "^") + ']';
    words += (i == 0 ? "" : ",") + word;
  }
  return read->quote == '\0' ? words : words + ' ' + read->quote;
}

TEST_CASE("words are without their quotes") {
  CHECK(read("gsaw a\\ b 'c d' \"e f\" x|") == "gsaw,a b,c d,e f,[^x]");
  CHECK(read("gsaw \"a\\\"\\$\\n\" ''\\'x|") == "gsaw,a\"$\\n,[^'x]");
  CHECK(read("gsaw  |") == "gsaw,[^]");
  CHECK(read("gsaw|") == "none");
}

TEST_CASE("the word at the cursor ends there, others are whole") {
  CHECK(read("gsaw | a.log") == "gsaw,[^],a.log");
  CHECK(read("gsaw |a.log b") == "gsaw,[^],b");
  CHECK(read("gsaw lev|el a.log b") == "gsaw,[^lev],a.log,b");
  CHECK(read("gsaw a.log lev| ") == "gsaw,a.log,[^lev]");
}

TEST_CASE("bash completes what is behind its breaks, and an open quote") {
  CHECK(read("gsaw level=e|") == "gsaw,[level=^e]");
  CHECK(read("gsaw a:b=c|") == "gsaw,[a:b=^c]");
  CHECK(read("gsaw a\\=b|") == "gsaw,[^a=b]");
  CHECK(read("gsaw 'a=b'c|") == "gsaw,[^a=bc]");
  CHECK(read("gsaw x=a 'a=b| c.log") == "gsaw,x=a,[^a=b],c.log '");
  CHECK(read("gsaw --why=\"a=b|") == "gsaw,[--why=^a=b] \"");
  CHECK(read("gsaw 'a=b|' c.log") == "gsaw,[^a=b],c.log '");
}

TEST_CASE("nothing is run, expanded or guessed") {
  CHECK(read("gsaw $(touch x) a|") == "none");
  CHECK(read("gsaw `touch x`a|") == "none");
  CHECK(read("gsaw \"$x|") == "none");
  CHECK(read("gsaw '$x|") == "gsaw,[^$x] '");
  CHECK(read("gsaw $x a|") == "gsaw,$x,[^a]");
  CHECK(read("gsaw a <x|") == "none");
  CHECK(read("gsaw 2>err a| <in b") == "gsaw,[^a],b");
  CHECK(read("gsaw 2|>err") == "gsaw,[^2]");
  CHECK(read("gsaw a| b | less c") == "gsaw,[^a],b");
}

TEST_CASE("a text is typed as it is read") {
  const std::string text = "a b'c\"d$e`f\\g!h;i*j~k(l)=:\u00fc";
  for (const char quote : {'\0', '\'', '"'}) {
    const std::string open = quote == '\0' ? "" : std::string(1, quote);
    const std::string line = "gsaw " + open + as_typed_in_shell(text, quote) + open + " z";
    const auto read = read_shell_line(line, line.size(), kBreaks);
    REQUIRE(read);
    CHECK(read->words[1] == text);
  }
  CHECK(as_typed_in_shell("level=err", '\0') == "level=err");
  CHECK(as_typed_in_shell("a!b", '"') == "a\"'!'\"b");
}

}  // namespace
}  // namespace gsaw
