// Files in directories that are not read, and why.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace gsaw {

enum class WhyLeftOut : std::uint8_t {
  hidden,   // its name begins with a dot
  no_log,   // by its name: what svlogd and its like keep for themselves
  linked,   // a link to a file that is read at its own place, or to a directory
  no_file,  // a fifo, a socket, a device
  binary,   // see binary_content.h
  output,   // standard output goes to it
};
inline constexpr std::size_t kWhyLeftOutCount = 6;

// How many for each reason; and of each the first few names, in the order of names, so that they
// do not depend on who met them first.
class LeftOut {
 public:
  static constexpr std::size_t kNames = 3;
  struct Files {
    std::uint64_t count = 0;
    std::vector<std::string> names;  // any bytes
  };

  void add(WhyLeftOut why, std::string name);
  LeftOut& operator+=(const LeftOut& other);

  const Files& files(WhyLeftOut why) const { return files_[static_cast<std::size_t>(why)]; }
  std::uint64_t count() const;

 private:
  static void keep_first(std::vector<std::string>& names);

  std::array<Files, kWhyLeftOutCount> files_;
};

// Those met while reading, by any thread.
class SharedLeftOut {
 public:
  void add(WhyLeftOut why, std::string name) {
    const std::lock_guard lock(mutex_);
    left_out_.add(why, std::move(name));
  }
  // When nobody adds any more.
  const LeftOut& all() const { return left_out_; }

 private:
  std::mutex mutex_;
  LeftOut left_out_;
};

// "3 hidden (logs/.a, logs/.b, logs/.c), 12 binary (logs/wtmp, ...)". Empty where there are none.
std::string describe(const LeftOut& left_out);
// Of one reason: "12 binary (logs/wtmp, ...)".
std::string describe(const LeftOut& left_out, WhyLeftOut why);

}  // namespace gsaw
