// What stands before the JSON of a line: split off, or no prefix.
#include <string>

#include "base/utf8.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "record/line_prefix.h"
#include "record/prefix_stamp.h"
#include "record/record_parser.h"

using namespace gsaw;
using fuzz::require;

namespace {

constexpr std::string_view kBlanks = " \t";

bool is_within(std::string_view part, std::string_view whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

void check_split(std::string_view line) {
  const WrappedLine split = split_line(line);
  require(split.json.empty() || (split.json.starts_with('{') && is_within(split.json, line)),
          "JSON begins with its brace and is a part of the line", line);
  require(split.prefix.empty() || kBlanks.find(split.prefix.back()) == kBlanks.npos,
          "no blank ends a prefix", line);
  if (split.prefix.empty()) return;
  require(split.prefix.data() + split.prefix.size() <= split.json.data(),
          "a prefix stands before the JSON", line);
  const auto stamp = find_stamp(split.prefix);
  require(!stamp || is_within(stamp->text, split.prefix), "a stamp is a part of the prefix", line);

  // The mark of UTF-8 is none of a line.
  if (split.prefix.starts_with(kByteOrderMark)) return;
  // Before another entry it is the same prefix.
  const std::string other = std::string(split.prefix) + " {\"a\":1}";
  const WrappedLine again = split_line(other);
  require(again.prefix == split.prefix, "a prefix does not depend on the entry behind it", line);
  RecordParser parser;
  require(parser.parse(other) == 1 && !parser.record().malformed, "the entry is read", line);
  require(parser.record().prefix == split.prefix, "a record has its prefix", line);
  require(parser.record().prefix_time == (stamp ? stamp->time : std::nullopt),
          "a record has its prefix's time", line);
  fuzz::require(prefix_without_wrapping(split.prefix, 0).size() <= split.prefix.size(),
                "what is shown of a prefix is not longer than it", line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::for_each_line(fuzz::as_text(data, size), [](std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.empty() || line.front() == '{') return;
    const fuzz::OwnBytes own(line);
    check_split(own.view());
  });
  return 0;
}
