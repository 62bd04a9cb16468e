// Line to records: the one place where text becomes an entry.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/json_reader.h"
#include "record/line_prefix.h"
#include "record/record.h"
#include "record/role_layout.h"
#include "record/unfold.h"

namespace gsaw {

// Reads lines, one at a time; reuse one per thread.
class RecordParser {
 public:
  // Reads `line` (its line end, CR and LF, may be there or not) and returns how many
  // records it holds: none for a blank line or a bracket of an array of entries, several where
  // objects are back to back, in an array or in a batch (unfold.h), otherwise one. A line that is
  // no JSON object is one malformed record. A record that was torn, and a whole one behind it, are
  // a malformed one and one that is not. A byte order mark before the entry is skipped; a prefix is
  // split off. NULs that a line begins with are no part of it.
  std::size_t parse(std::string_view line);

  // As JsonReader::read_ahead, of lines that parse() will be given.
  void read_ahead(std::string_view lines, bool may_have_backslash = true) {
    reader_.read_ahead(lines, may_have_backslash);
  }

  // The record `index` of the last line, one of those that parse() counted. The reference is to the
  // same object each time: it changes with the next call of this or of parse.
  const Record& record(std::size_t index = 0);

 private:
  struct LineObject {
    std::size_t first_record;
    bool is_unfolded;  // it holds others, which are its records
  };

  std::string_view whole_behind_torn(std::string_view json);
  bool read_wrapped(const WrappedLine& wrapped, bool is_tried);
  std::size_t take_entries();
  bool unfold(std::size_t index);
  void take_layers(const JsonObject& object, std::size_t index);
  std::size_t object_of(std::size_t index) const;
  const Record& sole_record();
  void take_prefix();
  void take_members(const JsonReader& reader, const JsonObject& entry);

  JsonReader reader_;
  std::vector<LineObject> objects_;  // those of the line, back to back
  Unfolder unfolder_;
  std::size_t last_tried_ = 0;  // the object that unfolder_ was asked of last
  JsonReader unfolded_reader_;  // of the entries that one holds
  RoleLayouts layouts_, unfolded_layouts_;
  Record record_;
  std::string_view line_;  // without the newline, and NULs before it
  std::string_view torn_;  // its beginning, when that is a record of its own: a malformed one
  std::string_view prefix_;
  std::string prefix_json_;  // prefix_ escaped as JSON, when there is one
  std::optional<Nanoseconds> prefix_time_;
  bool malformed_ = false;
  // The line is one object, which holds no others. PERF: nearly all are.
  bool is_sole_ = false;
};

}  // namespace gsaw
