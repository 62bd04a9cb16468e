// Messages to a person: made safe, laid out, written whole.
#include "base/diagnostics.h"

#include <unistd.h>

#include <utility>

#include "base/terminal_escape.h"
#include "base/write_fully.h"

namespace gsaw {
namespace {

// As printable(), but newlines are layout and stay.
std::string printable_lines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    append_escaped(out, text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

void append_indented_lines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += "  ";
    out += text.substr(0, end);
    out += '\n';
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
}

}  // namespace

Diagnostics::Diagnostics()
    : sink_([](std::string_view message) {
        static_cast<void>(write_fully(STDERR_FILENO, message));  // one write(2), usually
      }) {}

void Diagnostics::error(const Error& error) {
  has_errors_.store(true);
  std::string message = "gsaw: " + printable_lines(error.message) + '\n';
  append_indented_lines(message, printable_lines(error.hint));
  print(message);
}

void Diagnostics::repeat_errors(std::string_view messages) {
  if (messages.empty()) return;
  has_errors_.store(true);
  print(messages);
}

void Diagnostics::note(std::string_view text) { print("gsaw: " + printable_lines(text) + '\n'); }

void Diagnostics::print(std::string_view message) {
  const std::lock_guard lock(mutex_);
  if (holding_) {
    held_ += message;
  } else if (sink_) {
    if (before_message_) before_message_();
    sink_(message);
  }
}

void Diagnostics::before_messages(std::function<void()> call) {
  const std::lock_guard lock(mutex_);
  before_message_ = std::move(call);
}

void Diagnostics::hold() {
  const std::lock_guard lock(mutex_);
  holding_ = true;
}

void Diagnostics::last_words(std::string_view message) {
  has_errors_.store(true);
  release();
  const std::lock_guard lock(mutex_);
  if (sink_) sink_(message);
}

void Diagnostics::release() {
  const std::lock_guard lock(mutex_);
  holding_ = false;
  if (sink_ && !held_.empty()) sink_(held_);
  held_.clear();
}

}  // namespace gsaw
