// The sentences for what cannot be opened, or is no text.
#include "input/open_error.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <string_view>
#include <system_error>

#include "base/shell_word.h"
#include "base/terminal_escape.h"
#include "base/unnamed_file.h"

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
  return {"cannot open " + printable(path) + ": " + why, hint_of_url(path)};
}

std::string hint_of_url(const std::string& path) {
  constexpr std::string_view kFile = "file://";
  return path.starts_with(kFile) ? "a path, not a URL: " + shell_word(path.substr(kFile.size()))
                                 : "";
}

Error cannot_read(const std::string& name, int error_number) {
  return {"cannot read " + printable(name) + ": " + std::generic_category().message(error_number),
          ""};
}

Error no_room_for_copy(const std::string& name, int error_number) {
  return {"the rest of " + printable(name) + " is left out: its temporary copy in " +
              printable(temporary_folder()) +
              " has failed: " + std::generic_category().message(error_number),
          "set TMPDIR to a folder with room for it"};
}

Error output_is_input(const std::string& path) {
  return {printable(path) + " is also the output, and is left out", ""};
}

Error content_error(const ContentKind& kind, const InputFile& file, const ContentKind* packing) {
  const std::string name = printable(file.name);
  return {
      (packing == nullptr ? name + " is " : "what " + name + " unpacks to is ") + described(kind),
      "try: " + text_to_gsaw(kind, file.is_stdin ? "" : file.name, packing) + " ..."};
}

Error flaw_error(const PackedFlaw& flaw, const InputFile& file, std::uint64_t line) {
  using Kind = PackedFlaw::Kind;
  const bool is_all = flaw.kind == Kind::followed;
  std::string place = printable(file.name);
  if (!is_all) place += ':' + std::to_string(line);
  Error error{place + ": the " + std::string(flaw.content->name) + " data " + flaw_text(flaw) +
                  (is_all ? "; that was not searched" : "; nothing from there on was searched"),
              ""};
  if (flaw.kind == Kind::damaged) error.hint = "lines shortly before may be wrong, too";
  if (flaw.kind == Kind::too_large) {
    error.hint = "try: " + text_to_gsaw(*flaw.content, file.is_stdin ? "" : file.name) + " ...";
  }
  return error;
}

}  // namespace gsaw
