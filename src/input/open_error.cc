// The sentences for what cannot be opened, or is no text.
#include "input/open_error.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <system_error>

#include "base/terminal_escape.h"

namespace gsaw {
namespace {

// Empty when it is no link.
std::string link_target(const std::string& path) {
  std::array<char, PATH_MAX> target{};
  const ssize_t size = ::readlink(path.c_str(), target.data(), target.size());
  return {target.data(), size < 0 ? 0 : static_cast<std::size_t>(size)};
}

}  // namespace

Error cannot_open(const std::string& path, int error_number) {
  std::string why = std::generic_category().message(error_number);
  const std::string target = error_number == ENOENT ? link_target(path) : std::string();
  if (!target.empty()) why += " (dangling link to " + printable(target) + ")";
  return {"cannot open " + printable(path) + ": " + why, ""};
}

Error content_error(const ContentKind& kind, const InputFile& file) {
  return {printable(file.name) + " is " + described(kind),
          "try: " + text_to_gsaw(kind, file.is_stdin ? "" : file.name) + " ..."};
}

}  // namespace gsaw
