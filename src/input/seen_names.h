// The names that were seen to come into a directory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

namespace gsaw {

// Which came after which. A file keeps its place when it is renamed; for a log whose name it gives
// up it comes then, whatever that is called.
class SeenNames {
 public:
  // A file of this name has come: it is new, or was elsewhere.
  void come(const std::string& name);
  // `is_log`: somebody may ask for `from` as a log.
  void rename(const std::string& from, const std::string& to, bool is_log);

  // How many names have come, which only grows.
  std::uint64_t count() const { return count_; }
  // What that was when the file of this name came; 0: it was not seen, or is not among the last
  // kMost. Also of a name that is no more.
  std::uint64_t place_of(const std::string& name, const std::string& log) const;
  static constexpr std::size_t kMost = 20'000;

 private:
  struct File {
    std::uint64_t came = 0;                             // 0: it was there before
    std::uint64_t last = 0;                             // when its place was told last
    std::map<std::string, std::uint64_t> gave_up = {};  // the names of logs
  };

  void keep(const std::string& name, File file);

  std::uint64_t count_ = 0;
  std::unordered_map<std::string, File> files_;
};

}  // namespace gsaw
