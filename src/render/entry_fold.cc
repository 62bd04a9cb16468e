// Counts entries that say the same.
#include "render/entry_fold.h"

#include "render/folding_renderer.h"

namespace gsaw {

std::string_view EntryFold::fold(std::string_view frames) {
  out_.clear();
  while (!frames.empty()) {
    const EntryFrame frame = take_frame(frames);
    const bool is_same = frame.repeats || (count_ > 0 && frame.sameness == sameness_);
    if (!is_same) {
      end_run();
      sameness_ = frame.sameness;
      last_time_.clear();
      out_ += frame.shown;
    }
    ++count_;
    if (!frame.time.empty()) last_time_ = frame.time;
  }
  return out_;
}

std::string_view EntryFold::finish() {
  out_.clear();
  end_run();
  return out_;
}

// `    ×12, the last at 2011-12-26 21:56:28.828`
void EntryFold::end_run() {
  if (count_ > 1) {
    out_ += "    ";
    out_ += std::string_view(palette_.key);
    out_ += utf8_ ? "×" : "x";
    out_ += std::to_string(count_);
    if (!last_time_.empty()) out_.append(", the last at ").append(last_time_);
    out_ += std::string_view(palette_.end_of(palette_.key));
    out_ += '\n';
  }
  count_ = 0;
}

}  // namespace gsaw
