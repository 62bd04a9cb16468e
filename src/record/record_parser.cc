// Line to records: the one place where text becomes an entry.
#include "record/record_parser.h"

#include <cassert>

#include "base/nul_run.h"
#include "base/utf8.h"
#include "record/json_text.h"
#include "record/line_prefix.h"

namespace gsaw {
namespace {

// NUL counts as blank here: it ends the messages of a captured GELF TCP stream.
constexpr std::string_view kBlanks(" \t\r\n\0", 5);

std::string_view without(char last, std::string_view line) {
  if (line.ends_with(last)) line.remove_suffix(1);
  return line;
}

}  // namespace

std::size_t RecordParser::parse(std::string_view line) {
  line_ = without('\n', line);
  if (line_.starts_with('\0')) [[unlikely]]
    line_.remove_prefix(leading_nuls(line_));
  prefix_ = {};
  prefix_time_.reset();
  malformed_ = false;

  std::string_view json = without('\r', line_);
  if (json.starts_with(kByteOrderMark)) json.remove_prefix(kByteOrderMark.size());
  const std::size_t begin = json.starts_with('{') ? 0 : json.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return 0;
  json.remove_prefix(begin);
  if (json.front() != '{') {
    if (const auto split = split_line_prefix(json)) {
      prefix_ = split->text;
      prefix_json_.clear();
      append_json_escaped(prefix_json_, prefix_);
      prefix_time_ = split->time;
      json = split->rest;
    }
  }
  if (json.front() != '{' || !reader_.read(json)) {
    malformed_ = true;
    return 1;
  }
  entries_ = unfold() ? &unfolded_reader_ : &reader_;
  return entries_->objects().size();
}

bool RecordParser::unfold() {
  return reader_.objects().size() == 1 && unfolder_.unfold(reader_) &&
         unfolded_reader_.read(unfolder_.text()) &&
         (unfolder_.layers().count == 1 || unfolded_reader_.objects().size() == 1);
}

const Record& RecordParser::record(std::size_t index) {
  assert(malformed_ ? index == 0 : index < entries_->objects().size());
  record_.forget_roles();
  record_.raw = line_;
  record_.malformed = malformed_;
  if (malformed_) {
    record_.prefix = {};
    record_.prefix_time.reset();
    record_.members = {};
    return record_;
  }
  const JsonObject& object = entries_->objects()[index];
  record_.is_unfolded = entries_ != &reader_;
  // Of several objects on a line each is shown as its own bytes.
  if (reader_.objects().size() > 1) record_.raw = object.raw;
  record_.prefix = prefix_;
  record_.prefix_value = {JsonType::string, prefix_json_, kNoToken};
  record_.prefix_time = prefix_time_;
  record_.members = entries_->members(object);
  record_.tokens = entries_->tokens();
  record_.object = {JsonType::object, object.raw, object.token};
  record_.layers = {};
  record_.layers.end[0] = object.member_count;
  if (record_.is_unfolded) {
    if (unfolder_.layers().count > 1) record_.layers = unfolder_.layers();
    const JsonObject& line = reader_.objects().front();
    record_.written_tokens = reader_.tokens();
    record_.written = {JsonType::object, line.raw, line.token};
  }
  record_.format_ = EntryFormat(object.raw, record_.layer(0));
  return record_;
}

}  // namespace gsaw
