// The lines of a container runtime's log: whole entries, and the parts of those that were split.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

// Runtimes write a text of more than 16 KiB as several lines, between which may stand lines of the
// container's other stream, or of other containers:
//
//   cri     containerd, cri-o, Podman: `2016-10-06T00:17:09.669794202Z stdout P text`; the last
//   part
//           is tagged F. More tags may follow, by colons.
//   docker  its json-file, keys in this order, no blanks, `attrs` only if there are any:
//           `{"log":"text","stream":"stdout","attrs":{...},"time":"..."}`; the last part's text
//           ends with `\n`.
//   journal journald, to which docker writes: as journalctl shows it (journal_part.h)
enum class RuntimeLog : std::uint8_t { none, cri, docker, journal };

// The log that begins with the first line of `head`, of which kRuntimeLogHead bytes are enough:
// docker's text has 16 KiB, and each byte of it up to six (`\u0000`). Of a journal it is the first
// line alone that tells, so that it is known before any line is given out.
inline constexpr std::size_t kRuntimeLogHead = std::size_t{128} << 10;
RuntimeLog runtime_log_of(std::string_view head);

// Of docker, where it splits a text: each part but the last has so many bytes, escapes not counted.
inline constexpr std::size_t kDockerPart = std::size_t{16} << 10;

// True while more bytes could make `head` a log that it is not yet.
bool may_become_runtime_log(std::string_view head);

// Views into the line, which is all three one after the other, and perhaps a newline.
struct EntryPart {
  // What the parts of one entry share and others, between which they may stand, do not: `stdout`,
  // `stderr`; of a journal also the container.
  std::string stream;
  bool is_last = false;  // of its entry
  unsigned ordinal = 0;  // 1 of the first; 0: it does not say
  std::string_view before, text, behind;

  // It may be the first of several.
  bool may_be_first() const { return !is_last && ordinal <= 1; }
};

// `line`, with or without its newline, as a part; none when it has another form. Linear.
std::optional<EntryPart> entry_part(RuntimeLog log, std::string_view line);

// The same of a line of which only begin and end are known, 4 KiB each if it has as many; the
// views are not set.
std::optional<EntryPart> entry_part(RuntimeLog log, std::string_view head, std::string_view tail);

// Where the first line of `lines` begins, from `from` on (where one begins), that may be the first
// part of its entry, but not the last; lines.size() if none does. For none of the logs there is
// none.
std::size_t find_split(RuntimeLog log, std::string_view lines, std::size_t from);

// Adds the text of a part to a line. When all are there, what was added behind `begin` must be
// ended.
void append_text(RuntimeLog log, std::string& line, std::string_view text);
void end_text(RuntimeLog log, std::string& line, std::size_t begin);

// Makes of the line of the first part, to which other texts may have been added, one of a whole
// entry.
void mark_whole(RuntimeLog log, std::string& line);

}  // namespace gsaw
