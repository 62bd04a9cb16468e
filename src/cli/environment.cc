// What the process finds around itself: everything a plan depends on but the options.
#include "cli/environment.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <string_view>

#include "base/ascii.h"
#include "base/wall_clock.h"
#include "cli/cpu_count.h"
#include "record/timestamp.h"

namespace gsaw {
namespace {

// -F: leave when all fits on one screen; -R: colours; -X: leave the text on the screen.
constexpr const char* kDefaultPager = "less -FRX";

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

bool is_regular_file(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

std::optional<std::size_t> chunk_size() {
  const std::string text = variable("GSAW_CHUNK_SIZE").value_or("");
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc() || end != text.data() + text.size() || size == 0) return std::nullopt;
  return size;
}

Nanoseconds current_time() {
  const std::string text = variable("GSAW_NOW").value_or("");
  const auto given = text.empty() ? std::nullopt : time_from_text(text);
  return given.value_or(wall_clock());
}

// All 0 where there is none.
struct winsize terminal_size(int descriptor) {
  struct winsize size {};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) size = {};
  return size;
}

// By the variable that decides it, as for setlocale(3).
bool is_utf8_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value = variable(name).value_or("");
    if (value.empty()) continue;
    make_ascii_lower(value);
    return value.find("utf-8") != value.npos || value.find("utf8") != value.npos;
  }
  return false;
}

// As xterm-256color and its like say, and those that have millions.
bool has_many_colors() {
  return variable("TERM").value_or("").ends_with("256color") ||
         !variable("COLORTERM").value_or("").empty();
}

// Where the system tells (/proc).
std::string output_file() {
  struct stat output {};
  struct stat named {};
  if (::fstat(STDOUT_FILENO, &output) != 0 || !S_ISREG(output.st_mode)) return {};
  std::array<char, PATH_MAX> target{};
  const ssize_t size = ::readlink("/proc/self/fd/1", target.data(), target.size());
  if (size <= 0) return {};
  const std::string path(target.data(), static_cast<std::size_t>(size));
  std::string name = path.substr(path.rfind('/') + 1);
  const bool same = ::lstat(name.c_str(), &named) == 0 && named.st_ino == output.st_ino &&
                    named.st_dev == output.st_dev;
  return same ? name : std::string();
}

}  // namespace

Environment read_environment() {
  Environment environment;
  environment.input_is_terminal = isatty(STDIN_FILENO) == 1;
  environment.input_is_file = is_regular_file(STDIN_FILENO);
  environment.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.errors_to_terminal = isatty(STDERR_FILENO) == 1;
  const struct winsize size = terminal_size(STDOUT_FILENO);
  environment.columns = size.ws_col;
  environment.rows = size.ws_row;
  environment.utf8 = is_utf8_locale();
  environment.output_file = output_file();
  environment.dumb_terminal = variable("TERM").value_or("dumb") == "dumb";
  environment.many_colors = has_many_colors();
  environment.no_color = !variable("NO_COLOR").value_or("").empty();
  std::optional<std::string> pager = variable("GSAW_PAGER");
  if (!pager) pager = variable("PAGER");
  environment.pager = pager.value_or(kDefaultPager);
  environment.pager_is_chosen = pager.has_value();
  environment.chunk_size = chunk_size();
  environment.prefilter = variable("GSAW_PREFILTER").value_or("") != "off";
  environment.cpus = usable_cpus();
  environment.now = current_time();
  return environment;
}

std::size_t error_columns() { return terminal_size(STDERR_FILENO).ws_col; }

}  // namespace gsaw
