// What rotation makes of a log's name, and in which order the files of such a set were written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// The name of a file (no path) taken apart: what the log was called, and what rotation has made of
// it, once or more. `app.log.2.gz` is number 2 of app.log, and so is `app.2.log`;
// `app.log-20261127-1630`, `app.log.2026-11-27` and `app-2026-11-27.log.xz` are app.log of a day;
// `app.log.old` is the one before. Names prove nothing: web-20261127.log may never have been
// web.log.
class LogName {
 public:
  explicit LogName(std::string_view name);

  // The log itself, without what rotation and a compressor have added.
  const std::string& log() const { return log_; }
  bool is_rotated() const { return !marks_.empty(); }
  // True when rotation has made this name of `other`'s, be it in several steps: app.log.1 of
  // app.log, app-2026-11-27.log.1 of app-2026-11-27.log and of app.log. False for `other` itself.
  bool is_rotated_from(const LogName& other) const;

  // Older first: a log's dated files by their dates, numbered ones from the greatest number down,
  // .old, and last the log itself. Logs by name, numbers in it by value. A total order of names.
  friend bool operator<(const LogName& a, const LogName& b);

 private:
  // In the order in which they stand in a set.
  enum class Kind : std::uint8_t { date, number, old, none };
  struct Mark {
    Kind kind = Kind::none;
    std::string text;
  };

  friend class RotationSets;
  static int compare(const Mark& a, const Mark& b);
  // The logs, and so many of the marks.
  static int compare(const LogName& a, const LogName& b, std::size_t marks);
  bool take_mark();
  bool take_suffix(std::string_view stem, std::string_view rest, bool numbers_behind_digits);

  std::string name_;
  std::string log_;
  std::vector<Mark> marks_;  // the one that was made first in front
};

// The name of a file without what a compressor has added to it.
std::string_view without_compression_suffix(std::string_view name);

// Sorts names of files as LogName does.
void sort_logs(std::vector<std::string>& names);

// Names, of which each log finds its own without a look at all of them: a directory may hold the
// files of many logs.
class RotationSets {
 public:
  explicit RotationSets(const std::vector<std::string>& names);

  // Those of `log`'s set, the oldest first; `log` itself is the last, if it is among them.
  std::vector<std::string> set_of(const std::string& log) const;
  // True when rotation has made `name` of one of them.
  bool holds_log_of(const std::string& name) const;

 private:
  std::vector<LogName> names_;  // in their order: with a name all that rotation has made of it
};

}  // namespace gsaw
