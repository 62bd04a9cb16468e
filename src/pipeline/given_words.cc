// What the command line says, for the commands that a run hands out to go on with.
#include "pipeline/given_words.h"

namespace gsaw {
namespace {

void append(std::string& line, const std::vector<std::string>& words) {
  for (const std::string& word : words) line.append(" ").append(word);
}

std::string begin_of(std::string_view options) { return "gsaw " + std::string(options); }

}  // namespace

std::string GivenWords::command(std::string_view options) const {
  std::string line = begin_of(options);
  append(line, reading);
  append(line, paths);
  return line;
}

std::string GivenWords::command_for_selected(std::string_view options) const {
  std::string line = begin_of(options);
  append(line, selection);
  append(line, reading);
  append(line, paths);
  return line;
}

std::string GivenWords::command_elsewhere(std::string_view options, std::string_view path) const {
  std::string line = begin_of(options);
  append(line, reading);
  return line.append(" ").append(path);
}

}  // namespace gsaw
