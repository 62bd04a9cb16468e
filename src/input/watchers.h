// Who is told of changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "input/seen_names.h"

namespace gsaw {

struct Watcher {
  bool is_changed = true;  // something may have happened; whoever looks sets it back
  bool is_lost = false;    // its file or directory was deleted or renamed; likewise
  // Of a log, given before it watches. The names, in the same directory, to which a file of this
  // name was renamed, in order; of very many the last.
  std::string name = {};
  std::vector<std::string> renamed_to = {};
  // Of the directory that it watches, for all who do; null before.
  std::shared_ptr<const SeenNames> names = nullptr;
  std::uint64_t names_done = 0;  // how many of these are forgotten

  // How many names came into the directory.
  std::uint64_t names_seen() const { return names == nullptr ? 0 : names->count() - names_done; }
  // The place among them of the file that has this name; 0: it is not among them.
  std::uint64_t place_of(const std::string& of) const;
  void forget_names();
};

// Of one thing, each once, until nobody else holds it.
class Watchers {
 public:
  void add(const std::shared_ptr<Watcher>& watcher);
  void for_each(FunctionRef<void(Watcher&)> tell) const;
  // Those of logs of this name; false when there are none.
  bool for_each_of(const std::string& log, FunctionRef<void(Watcher&)> tell) const;

 private:
  using Set = std::set<std::weak_ptr<Watcher>, std::owner_less<>>;

  void forget_gone();

  std::map<std::string, Set> by_name_;
  std::size_t size_ = 0, most_ = 16;  // how many they are, and are before those that are gone go
};

}  // namespace gsaw
