// What stands before the JSON of a line: split off, or no prefix.
#include <string>

#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "record/line_prefix.h"
#include "record/record_parser.h"

using namespace gsaw;
using fuzz::require;

namespace {

constexpr std::string_view kBlanks = " \t";

void check_split(std::string_view line) {
  const auto split = split_line_prefix(line);
  if (!split) return;
  require(split->rest.starts_with('{') && line.ends_with(split->rest) &&
              split->rest.data() + split->rest.size() == line.data() + line.size(),
          "the rest begins with the entry and ends with the line", line);
  require(split->text.empty() || kBlanks.find(split->text.back()) == kBlanks.npos,
          "no blank ends a prefix", line);

  // Before another entry it is the same prefix.
  if (split->text.empty() || split->text.front() == '{') return;
  const std::string other = std::string(split->text) + " {\"a\":1}";
  const auto again = split_line_prefix(other);
  require(again && again->text == split->text && again->time == split->time,
          "a prefix does not depend on the entry behind it", line);
  RecordParser parser;
  require(parser.parse(other) == 1 && !parser.record().malformed, "the entry is read", line);
  require(parser.record().prefix == split->text && parser.record().prefix_time == split->time,
          "a record has its prefix", line);
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
