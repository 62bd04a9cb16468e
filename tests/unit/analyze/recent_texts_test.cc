#include "analyze/recent_texts.h"

#include <doctest/doctest.h>

namespace gsaw {

TEST_CASE("The oldest is the one that did not come for the longest time") {
  RecentTexts<int> texts;
  CHECK(texts.is_empty());
  texts.come("a", 1) = 10;
  texts.come("b", 2) = 20;
  texts.come("c", 3) = 30;
  CHECK(texts.come("a", 4) == 10);
  CHECK(texts.size() == 3);
  CHECK(texts.oldest().text == "b");
  CHECK(texts.oldest().came == 2);
  texts.let_go_of_oldest();
  CHECK(texts.oldest().state == 30);
  CHECK(texts.come("b", 5) == 0);
  texts.let_go_of_oldest();
  texts.let_go_of_oldest();
  CHECK(texts.oldest().text == "b");
  texts.let_go_of_oldest();
  CHECK(texts.is_empty());
}

}  // namespace gsaw
