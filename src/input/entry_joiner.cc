// Lines that come piece by piece, made entries that are whole.
#include "input/entry_joiner.h"

#include <utility>

namespace gsaw {

EntryJoiner::EntryJoiner(const ReadSettings& settings, bool in_stream)
    : in_stream_(in_stream),
      lines_(settings.long_lines),
      parts_(settings.long_lines),
      dates_(settings.dates) {}

void EntryJoiner::see_head(const std::shared_ptr<const InputFile>& file, std::string_view lines) {
  see_dates(lines);
  if (!in_stream_) parts_.see_head(file, lines);
}

void EntryJoiner::see_before(FileBlock lines) {
  parts_.add(std::move(lines));
  parts_.give_up_proof();
  while (parts_.take()) {
  }
}

void EntryJoiner::see_dates(std::string_view lines) {
  dates_.see(lines, seen_);
  seen_ += lines.size();
}

void EntryJoiner::add(FileBlock next, std::deque<FileBlock>& out) {
  lines_.add(std::move(next), true);
  give_joined(out);
}

void EntryJoiner::pause(std::deque<FileBlock>& out) {
  parts_.give_up_proof();
  give_parts(out);
}

void EntryJoiner::end(std::deque<FileBlock>& out) {
  lines_.flush();
  give_joined(out);
  parts_.end_file();
  give_parts(out);
}

// The parts of a directory's stream are svlogd's, and no container runtime's.
void EntryJoiner::give_joined(std::deque<FileBlock>& out) {
  while (std::optional<FileBlock> lines = lines_.take()) {
    if (in_stream_) {
      give(*std::move(lines), out);
      continue;
    }
    parts_.add(*std::move(lines));
    give_parts(out);
  }
}

void EntryJoiner::give_parts(std::deque<FileBlock>& out) {
  while (std::optional<FileBlock> block = parts_.take()) give(*std::move(block), out);
}

// What comes is given out at once: the order that later lines tell is not waited for.
void EntryJoiner::give(FileBlock block, std::deque<FileBlock>& out) {
  if (!dates_.is_settled()) see_dates(block.block.bytes);
  if (dates_.is_settled() && block.file != nullptr) block.file->dates.set(dates_.order());
  out.push_back(std::move(block));
}

}  // namespace gsaw
