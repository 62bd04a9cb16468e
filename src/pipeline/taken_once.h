// Entries that several passes over the same inputs meet, and that are to be shown once.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <tuple>

namespace gsaw {

// By their places, which are the same whatever way a pass reads the inputs. For as many as a
// transaction has.
class TakenOnce {
 public:
  // True the first time. `offset` is that of the line in the text of the file, `record` which of
  // the line's entries it is. From any thread.
  bool add(std::uint32_t lane, const std::string& file, std::uint64_t offset,
           std::uint32_t record) {
    const std::lock_guard lock(mutex_);
    return places_.emplace(lane, file, offset, record).second;
  }

 private:
  std::mutex mutex_;
  std::set<std::tuple<std::uint32_t, std::string, std::uint64_t, std::uint32_t>> places_;
};

}  // namespace gsaw
