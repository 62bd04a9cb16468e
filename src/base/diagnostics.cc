// Messages to a person: made safe, laid out, written whole.
#include "base/diagnostics.h"

#include <cstdio>

#include "base/utf8.h"

namespace gsaw {
namespace {

void append_byte_escape(std::string& out, char byte) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  out += "\\x";
  out += kHex[value >> 4];
  out += kHex[value & 0xF];
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

std::string printable(std::string_view text, Newlines newlines) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const bool layout = point.value == U'\n' && newlines == Newlines::keep;
    if (!point.valid) {
      append_byte_escape(out, text.front());
    } else if (is_unsafe_on_terminal(point.value) && !layout) {
      append_escaped_code_point(out, point.value);
    } else {
      out += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return out;
}

Diagnostics::Diagnostics()
    : sink_([](std::string_view message) {
        // stderr is unbuffered, so this is one write(2).
        static_cast<void>(std::fwrite(message.data(), 1, message.size(), stderr));
      }) {}

void Diagnostics::error(const Error& error) {
  has_errors_.store(true);
  std::string message = "gsaw: " + printable(error.message, Newlines::keep) + '\n';
  append_indented_lines(message, printable(error.hint, Newlines::keep));
  print(message);
}

void Diagnostics::note(std::string_view text) {
  if (quiet_notes_.load()) return;
  print("gsaw: " + printable(text, Newlines::keep) + '\n');
}

void Diagnostics::print(const std::string& message) {
  const std::lock_guard lock(mutex_);
  if (holding_) {
    held_ += message;
  } else if (sink_) {
    sink_(message);
  }
}

void Diagnostics::hold() {
  const std::lock_guard lock(mutex_);
  holding_ = true;
}

void Diagnostics::release() {
  const std::lock_guard lock(mutex_);
  holding_ = false;
  if (sink_ && !held_.empty()) sink_(held_);
  held_.clear();
}

}  // namespace gsaw
