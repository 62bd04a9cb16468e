// How far a long run has got, as one line on a terminal that goes again.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "base/nanoseconds.h"

namespace gsaw {

// Of one pass after another. Shown when a pass takes over a second and nothing else was shown for
// as long. From any thread.
//
// PERF: whoever takes a chunk of a MiB adds it and asks the clock; there is no thread for it.
class Progress {
 public:
  // Bytes of all inputs, where they are known; asked once, when it is first shown.
  using Size = std::function<std::optional<std::uint64_t>()>;

  // `descriptor`: the terminal.
  Progress(int descriptor, Size size) : descriptor_(descriptor), size_(std::move(size)) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin_pass();
  // So many bytes are at work. May show the line.
  void add(std::uint64_t bytes);
  // Before anything else is shown, and at the end.
  void clear();

 private:
  void show(Nanoseconds now, std::uint64_t bytes);
  void write(const std::string& text) const;

  const int descriptor_;
  const Size size_;
  std::atomic<std::uint64_t> bytes_ = 0;  // of this pass
  std::atomic<Nanoseconds> next_ = 0;     // when the line may be shown, anew
  std::mutex mutex_;                      // guards what follows
  Nanoseconds begin_ = 0;
  bool asked_for_size_ = false;
  std::optional<std::uint64_t> total_;
  bool is_shown_ = false;
};

// "12.3 GB of 100 GB (12%), 2.31 GB/s, 38 s left". Without a total, or when there is more than
// that: "12.3 GB, 2.31 GB/s".
std::string progress_text(std::uint64_t bytes, std::optional<std::uint64_t> total,
                          Nanoseconds spent);

}  // namespace gsaw
