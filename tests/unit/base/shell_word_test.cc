// A shell reads the word as the text.
#include "base/shell_word.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

// What bash prints of the word.
std::string read_by_shell(const std::string& word) {
  const std::string script = "printf %s " + word;
  std::string command = "bash -c '";
  for (const char c : script) command += c == '\'' ? "'\\''" : std::string(1, c);
  std::FILE* const pipe = popen((command + "'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
  pclose(pipe);
  return text;
}

TEST_CASE("plain words stay as they are") {
  for (const char* text : {"a.log", "/var/log/x-1_2@3:4+5,6%7=8"}) CHECK(shell_word(text) == text);
}

TEST_CASE("others are quoted, so that a shell reads them as they are") {
  for (const std::string text :
       {"", "two words", "it's", "$(rm x)", "`x`", "a\\b", "*", "~root", "é", "\"", "!x", "a;b",
        "\x1b[31m", "new\nline", "it's\x07 \\ here", "\x80\xff", "\xe2\x80\xae x"}) {
    const std::string word = shell_word(text);
    CAPTURE(word);
    CHECK(read_by_shell(word) == text);
    CHECK(find_unsafe(word) == word.size());
  }
}

TEST_CASE("a path is never an option, nor standard input") {
  CHECK(path_word("-a b") == "'./-a b'");
  CHECK(path_word("-") == "./-");
  CHECK(path_word("a-b") == "a-b");
  CHECK(path_word("") == "''");
}

}  // namespace
}  // namespace gsaw
