// Something about each of some texts, as long as they come again and again.
#pragma once

#include <cassert>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/nanoseconds.h"
#include "base/text_hash.h"

namespace gsaw {

// In the order in which they came last. `State` is made by `State()`.
template <class State>
class RecentTexts {
 public:
  struct Item {
    std::string text;
    Nanoseconds came;  // last
    State state = {};
  };

  // The text comes, at a time that never goes back: it is the last one now, and is added if it is
  // new. Valid until it is let go.
  State& come(std::string_view text, Nanoseconds now) {
    const auto known = places_.find(text);
    if (known == places_.end()) {
      order_.push_back({std::string(text), now});
      try {
        places_.emplace(order_.back().text, std::prev(order_.end()));
      } catch (...) {
        order_.pop_back();
        throw;
      }
    } else {
      order_.splice(order_.end(), order_, known->second);
      order_.back().came = now;
    }
    return order_.back().state;
  }

  std::size_t size() const { return order_.size(); }
  bool is_empty() const { return order_.empty(); }
  // The one that did not come for the longest time; there are some.
  Item& oldest() {
    assert(!is_empty());
    return order_.front();
  }
  void let_go_of_oldest() {
    assert(!is_empty());
    places_.erase(order_.front().text);
    order_.pop_front();
  }

 private:
  std::list<Item> order_;
  // What the views point to stays where it is.
  std::unordered_map<std::string_view, typename std::list<Item>::iterator, TextHash> places_;
};

}  // namespace gsaw
