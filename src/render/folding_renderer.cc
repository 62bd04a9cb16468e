// Renders an entry without its time, and only where that is not what it was before as it is shown.
#include "render/folding_renderer.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace gsaw {
namespace {

struct FrameHead {
  std::uint64_t sameness, time, shown;  // bytes
  bool repeats;
};

RenderSettings without_fold(RenderSettings settings) {
  settings.folds = false;
  return settings;
}

// Neither the time nor what is about one entry alone, or the terminal.
RenderSettings of_sameness(RenderSettings settings) {
  settings.folds = false;
  settings.palette = {};
  settings.highlight = nullptr;
  settings.with_line_number = false;
  settings.with_filename |= settings.on_screen.files != FileNaming::none;
  settings.on_screen = {};
  settings.hidden_roles |= role_bit(Role::time);
  return settings;
}

bool asks_for_time(const RenderSettings& settings) {
  return settings.keys.empty() ||
         std::any_of(settings.keys.begin(), settings.keys.end(),
                     [](const ShownField& field) { return field.role == Role::time; });
}

}  // namespace

void append_frame(std::string& out, const EntryFrame& frame) {
  const FrameHead head{frame.sameness.size(), frame.time.size(), frame.shown.size(), frame.repeats};
  char bytes[sizeof head];
  std::memcpy(bytes, &head, sizeof head);
  out.append(bytes, sizeof head);
  out.append(frame.sameness).append(frame.time).append(frame.shown);
}

EntryFrame take_frame(std::string_view& frames) {
  FrameHead head;
  assert(frames.size() >= sizeof head);
  std::memcpy(&head, frames.data(), sizeof head);
  frames.remove_prefix(sizeof head);
  const auto take = [&frames](std::uint64_t size) {
    assert(size <= frames.size());
    const std::string_view part = frames.substr(0, static_cast<std::size_t>(size));
    frames.remove_prefix(part.size());
    return part;
  };
  EntryFrame frame;
  frame.repeats = head.repeats;
  frame.sameness = take(head.sameness);
  frame.time = take(head.time);
  frame.shown = take(head.shown);
  return frame;
}

FoldingRenderer::FoldingRenderer(const RenderSettings& settings)
    : shown_settings_(without_fold(settings)),
      same_settings_(of_sameness(settings)),
      asks_for_time_(asks_for_time(settings)),
      hidden_(settings.hidden_keys, settings.hidden_roles),
      shown_(make_renderer(shown_settings_)),
      same_(make_renderer(same_settings_)),
      times_(settings.zone, settings.time_format) {}

void FoldingRenderer::append(std::string& out, const Record& record, const EntryOrigin& origin) {
  sameness_.clear();
  same_->append(sameness_, record, origin);
  const std::string_view time = time_text(record);
  if (!out.empty() && sameness_ == last_sameness_) {
    append_frame(out, {.repeats = true, .sameness = {}, .time = time, .shown = {}});
    return;
  }
  shown_text_.clear();
  shown_->append(shown_text_, record, origin);
  append_frame(out, {.sameness = sameness_, .time = time, .shown = shown_text_});
  std::swap(sameness_, last_sameness_);
}

// Valid until the next call.
std::string_view FoldingRenderer::time_text(const Record& record) {
  if (!asks_for_time_ || record.malformed || hidden_.hides(Role::time)) return {};
  const auto time = record.time();
  if (!time) return {};
  const auto& found = record.role(Role::time);
  if (found && hidden_.hides(found->key, true)) return {};
  return times_.text(*time);
}

}  // namespace gsaw
