// Command lines that are still being typed.
#include "cli/typed_words.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace gsaw {
namespace {

// The last of the words is at the cursor.
std::string read(std::initializer_list<std::string> list) {
  const std::vector<std::string> words = list;
  const TypedWords typed = read_typed_words(words, words.size() - 1);
  std::string text = typed.has_query ? "query " : "";
  for (const std::string& other : typed.others) text += other + ' ';
  if (typed.kind == TypedWords::Kind::option) return text + "option";
  if (typed.kind == TypedWords::Kind::positional) return text + "positional";
  return text + flag_name(*typed.flag) + ' ' + words.back().substr(typed.begin);
}

TEST_CASE("a word is a value where an option wants one") {
  CHECK(read({"-k", "ho"}) == "--keys ho");
  CHECK(read({"-kho"}) == "--keys ho");
  CHECK(read({"-ck", "ho"}) == "--keys ho");
  CHECK(read({"-ckho"}) == "--keys ho");
  CHECK(read({"--keys", "ho"}) == "--keys ho");
  CHECK(read({"--keys=ho"}) == "--keys ho");
  CHECK(read({"--keys="}) == "--keys ");
  CHECK(read({"--sort=le"}) == "--sort le");
  CHECK(read({"-t", "-x"}) == "--txn -x");
}

TEST_CASE("an option without a value of its own takes none of the words behind it") {
  CHECK(read({"-c", "x"}) == "positional");
  CHECK(read({"--sort", "x"}) == "positional");
  CHECK(read({"-s", "x"}) == "positional");
  CHECK(read({"--txns=open", "x"}) == "positional");
  CHECK(read({"--nosuch", "x"}) == "positional");
}

TEST_CASE("positionals are known, and whether there is a query") {
  CHECK(read({"a", "-o", "json", "b", "x"}) == "a b positional");
  CHECK(read({"-e", "a", "b", "x"}) == "query b positional");
  CHECK(read({"-e", "x"}) == "--query x");
  CHECK(read({"a", "--", "-k", "x"}) == "a -k positional");
  CHECK(read({"-", "x"}) == "- positional");
}

TEST_CASE("the name of an option is none of a value") {
  CHECK(read({"-"}) == "option");
  CHECK(read({"--"}) == "option");
  CHECK(read({"--ke"}) == "option");
  CHECK(read({"a", "-k"}) == "a option");
}

TEST_CASE("words behind the cursor count") {
  const std::vector<std::string> words = {"x", "a.log", "-e", "q", "b.log"};
  const TypedWords typed = read_typed_words(words, 0);
  CHECK(typed.has_query);
  CHECK(typed.others == std::vector<std::string>{"a.log", "b.log"});
}

}  // namespace
}  // namespace gsaw
