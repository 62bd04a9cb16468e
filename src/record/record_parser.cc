// Line to records: the one place where text becomes an entry.
#include "record/record_parser.h"

#include <algorithm>
#include <cassert>

#include "base/ascii.h"
#include "base/nul_run.h"
#include "base/utf8.h"
#include "record/json_text.h"
#include "record/line_prefix.h"
#include "record/prefix_stamp.h"

namespace gsaw {
namespace {

constexpr std::string_view kBetweenObjects(" \t\r\n\0", 5);

std::string_view without(char last, std::string_view line) {
  if (line.ends_with(last)) line.remove_suffix(1);
  return line;
}

// The array whose elements alone `json`, a part of the line without its tail, may be: all of it,
// from its opening bracket. Empty where there are no brackets around it.
std::string_view array_around(std::string_view line, std::string_view json) {
  const auto begin = static_cast<std::size_t>(json.data() - line.data());
  const std::size_t end = line.find(']', begin + json.size());
  const std::size_t bracket = line.substr(0, begin).find_last_not_of(kBetweenObjects);
  if (bracket == line.npos || line[bracket] != '[' || end == line.npos) return {};
  return line.substr(bracket, end + 1 - bracket);
}

}  // namespace

// Nearly every line is one object and no more; what stands around it is looked for only where it
// is not, or cannot be read.
std::size_t RecordParser::parse(std::string_view line) {
  line_ = without('\n', line);
  if (line_.starts_with('\0')) [[unlikely]]
    line_.remove_prefix(leading_nuls(line_));
  prefix_ = {};
  torn_ = {};
  prefix_time_.reset();
  malformed_ = is_sole_ = false;

  std::string_view text = without('\r', line_);
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const bool is_bare = text.starts_with('{') && text.ends_with('}');
  if (is_bare && reader_.read(text)) return take_entries();
  if (is_between_entries(text)) return 0;
  const WrappedLine wrapped = split_line(text);
  if (!wrapped.json.empty() && read_wrapped(wrapped, is_bare)) return take_entries();
  malformed_ = true;
  return 1;
}

std::size_t RecordParser::take_entries() {
  std::size_t count = torn_.empty() ? 0 : 1;
  const std::size_t size = reader_.objects().size();
  const bool is_alone = size == 1 && count == 0;
  if (objects_.size() != size) objects_.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const bool is_unfolded = unfold(i);
    is_sole_ = is_alone && !is_unfolded;
    if (is_sole_) [[likely]]
      return 1;
    objects_[i] = {count, is_unfolded};
    count += is_unfolded ? unfolded_reader_.objects().size() : 1;
  }
  return count;
}

// True when object `index` of the line holds others: unfolded_reader_ has read them.
bool RecordParser::unfold(std::size_t index) {
  last_tried_ = index;
  return unfolder_.unfold(reader_, reader_.objects()[index]) &&
         unfolded_reader_.read(unfolder_.text()) &&
         (unfolder_.entries() == 0 || unfolder_.entries() == unfolded_reader_.objects().size());
}

// Which object of the line record `index` belongs to.
std::size_t RecordParser::object_of(std::size_t index) const {
  assert(!objects_.empty() && index >= objects_.front().first_record);
  // Mostly one by one, and mostly each is one record.
  const std::size_t guess = index - objects_.front().first_record;
  if (guess < objects_.size() && objects_[guess].first_record == index) return guess;
  const auto behind = std::upper_bound(
      objects_.begin(), objects_.end(), index,
      [](std::size_t record, const LineObject& object) { return record < object.first_record; });
  return static_cast<std::size_t>(behind - objects_.begin()) - 1;
}

// The valid objects with which `json` ends; each is read alone.
std::string_view RecordParser::whole_behind_torn(std::string_view json) {
  std::string_view whole;
  for (std::string_view rest = json;;) {
    const std::string_view last = object_behind_torn(rest);
    if (last.empty() || !reader_.read(last)) return whole;
    rest.remove_suffix(last.size());
    whole = json.substr(rest.size());
    rest = rest.substr(0, rest.find_last_not_of(kBetweenObjects) + 1);
  }
}

// `is_tried`: that the line is whole has been tried.
bool RecordParser::read_wrapped(const WrappedLine& wrapped, bool is_tried) {
  std::string_view prefix = wrapped.prefix;
  const std::string_view array = array_around(line_, wrapped.json);
  const bool is_read = !is_tried && reader_.read(wrapped.json);
  if (!is_read && !array.empty() && reader_.read(array)) {
    if (prefix.ends_with('[')) prefix = trimmed(prefix.substr(0, prefix.size() - 1));
  } else if (!is_read) {
    const std::string_view whole = whole_behind_torn(wrapped.json);
    if (whole.empty() || !reader_.read(whole)) return false;
    torn_ = line_.substr(0, static_cast<std::size_t>(whole.data() - line_.data()));
  }
  prefix_ = prefix;
  if (prefix_.empty()) return true;
  prefix_json_.clear();
  append_json_escaped(prefix_json_, prefix_);
  if (const auto stamp = find_stamp(prefix_)) prefix_time_ = time_of(*stamp);
  return true;
}

// Of the line's one object, which is the entry.
const Record& RecordParser::sole_record() {
  const JsonObject& object = reader_.objects().front();
  record_.forget_roles();
  record_.raw = line_;
  record_.malformed = record_.is_unfolded = false;
  record_.part = 0;
  take_prefix();
  take_members(reader_, object);
  record_.layouts = &layouts_;
  record_.format_.restart(object.raw, record_.members);
  if (unfolder_.saw_no_backslash()) record_.format_.has_no_backslash();
  return record_;
}

void RecordParser::take_prefix() {
  if (prefix_.empty() && record_.prefix.empty()) return;  // PERF: most have none
  record_.prefix = prefix_;
  record_.prefix_value = {JsonType::string, prefix_json_, kNoToken};
  record_.prefix_time = prefix_time_;
}

// `entry`: one of the objects of `reader`, all layers of the record.
void RecordParser::take_members(const JsonReader& reader, const JsonObject& entry) {
  record_.members = reader.members(entry);
  record_.tokens = reader.tokens();
  // PERF: not put together elsewhere and copied, which waits for it.
  record_.object.type = JsonType::object;
  record_.object.raw = entry.raw;
  record_.object.token = entry.token;
  record_.has_arrays = entry.has_arrays;
  record_.keys = entry.keys;
  if (record_.layers.count > 1) record_.layers = {};
  record_.layers.end[0] = entry.member_count;
}

const Record& RecordParser::record(std::size_t index) {
  if (is_sole_) [[likely]]
    return sole_record();
  const std::size_t torn = torn_.empty() ? 0 : 1;
  record_.forget_roles();
  record_.raw = torn != 0 ? torn_ : line_;
  record_.malformed = malformed_ || index < torn;
  record_.part = 0;
  if (record_.malformed) {
    record_.prefix = {};
    record_.prefix_time.reset();
    record_.members = {};
    return record_;
  }
  const std::size_t at = object_of(index);
  const JsonObject& object = reader_.objects()[at];
  record_.part = static_cast<std::uint32_t>(at + torn);
  record_.is_unfolded = objects_[at].is_unfolded;
  if (record_.is_unfolded && at != last_tried_) unfold(at);
  const JsonReader& reader = record_.is_unfolded ? unfolded_reader_ : reader_;
  const JsonObject& entry =
      record_.is_unfolded ? reader.objects()[index - objects_[at].first_record] : object;
  // Of several records on a line each is shown as its own bytes.
  if (reader_.objects().size() + torn > 1) record_.raw = object.raw;
  take_prefix();
  take_members(reader, entry);
  record_.layouts = record_.is_unfolded ? &unfolded_layouts_ : &layouts_;
  if (record_.is_unfolded) take_layers(object, index - objects_[at].first_record);
  record_.format_.restart(entry.raw, record_.layer(0));
  if (!record_.is_unfolded && at == last_tried_ && unfolder_.saw_no_backslash()) {
    record_.format_.has_no_backslash();
  }
  return record_;
}

// Of the entry `index` of those that `object` of the line holds.
void RecordParser::take_layers(const JsonObject& object, std::size_t index) {
  const Layers* const layers = unfolder_.layers(index);
  if (layers != nullptr) record_.layers = *layers;
  const bool of_batch = layers != nullptr && unfolder_.batch() != nullptr;
  const JsonReader& reader = of_batch ? *unfolder_.batch() : reader_;
  const JsonObject& written = of_batch ? reader.objects()[index] : object;
  record_.written_tokens = reader.tokens();
  record_.written = {JsonType::object, written.raw, written.token};
}

}  // namespace gsaw
