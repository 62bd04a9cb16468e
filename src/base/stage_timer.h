// Where a thread's time goes, by stage of the data flow: the clock behind --stats.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/nanoseconds.h"

namespace gsaw {

enum class Stage {
  read,    // opening, closing, waiting, and bringing the bytes in
  search,  // the prefilter's, for lines that may match
  parse,
  query,
  render,
  write,  // to standard output, and waiting for the turn to do so
  hints,  // after no match: the reading of a sample of the entries
  stats,  // counting for --stats itself
};
inline constexpr std::size_t kStageCount = 8;

// As in Stage.
std::string_view stage_name(Stage stage);

// Nanoseconds on some clock that never goes back.
Nanoseconds steady_now();

// Nanoseconds by stage, of one thread or of all.
struct StageTimes {
  std::array<Nanoseconds, kStageCount> spent{};

  Nanoseconds& operator[](Stage stage) { return spent[static_cast<std::size_t>(stage)]; }
  Nanoseconds operator[](Stage stage) const { return spent[static_cast<std::size_t>(stage)]; }
  StageTimes& operator+=(const StageTimes& other);
  Nanoseconds sum() const;
};

// One per thread. Off, a call is one branch. On, enter() asks the clock, 20 to 30 ns. A line
// is parsed, judged and rendered in a few hundred, too few for a clock call each: only one
// line in kLinesForOneTimed is timed by stage, the others as a whole, and their time is
// divided as it was in those. So a line costs 5 to 10 ns more, and the sum is exact.
class StageTimer {
 public:
  using Clock = Nanoseconds (*)();

  explicit StageTimer(bool on, Clock clock = steady_now);

  // From here on the time is this stage's.
  void enter(Stage stage) {
    if (on_) [[unlikely]]
      charge_to(index(stage));
  }

  // Another line begins its way through the stages that enter_in_line() names, until the
  // next of these calls or of enter(). Time before the first enter_in_line() is spread.
  void next_line() {
    if (on_) [[unlikely]]
      begin_line();
  }
  void enter_in_line(Stage stage) {
    if (in_timed_line_) [[unlikely]]
      charge_to(kInLine + index(stage));
  }

  // No stage's time from here on, until the next enter(). What was spent so far.
  StageTimes stop();

  // A prime, so that a log whose entries come in a fixed rotation has each kind timed.
  static constexpr unsigned kLinesForOneTimed = 17;

 private:
  // Where time is charged to: the stages; the same within timed lines; other lines; nothing.
  static constexpr std::size_t kInLine = kStageCount;
  static constexpr std::size_t kOtherLines = 2 * kStageCount;
  static constexpr std::size_t kNothing = kOtherLines + 1;

  static constexpr bool in_line(std::size_t account) {
    return account >= kInLine && account < kOtherLines;
  }
  static constexpr std::size_t index(Stage stage) { return static_cast<std::size_t>(stage); }
  void charge_to(std::size_t account);
  void begin_line();

  bool on_;
  bool in_timed_line_ = false;
  unsigned lines_to_timed_ = 1;
  Clock clock_;
  Nanoseconds clock_cost_ = 0;  // of one call, which the stages of a timed line are spared
  Nanoseconds since_ = 0;       // when account_ was entered
  std::size_t account_ = kNothing;
  std::array<Nanoseconds, kNothing + 1> spent_{};
};

}  // namespace gsaw
