// TextSet: very many texts, each once.
#include "query/text_set.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace gsaw {
namespace {

TEST_CASE("what was inserted is there, and nothing else") {
  std::vector<std::string> texts;
  for (int i = 0; i < 20'000; ++i) texts.push_back("text " + std::to_string(i));
  for (const std::size_t reserved : {0U, 1U, 100U, 20000U}) {
    TextSet set;
    CHECK(set.empty());
    CHECK_FALSE(set.contains(""));
    set.reserve(reserved);
    CHECK_FALSE(set.contains("text 1"));
    for (std::size_t i = 0; i < texts.size(); i += 2) CHECK(set.insert(texts[i]));
    for (std::size_t i = 0; i < texts.size(); i += 2) CHECK_FALSE(set.insert(texts[i]));
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(set.contains(texts[i]) == (i % 2 == 0));
    CHECK_FALSE(set.empty());
  }
}

TEST_CASE("the empty text is a text") {
  TextSet set;
  CHECK(set.insert(""));
  CHECK(set.contains(""));
  CHECK_FALSE(set.insert(""));
}

}  // namespace
}  // namespace gsaw
