// Lines to records: every member of an accepted line can be walked, and the entry is the same
// when it is written again, escaped, spaced, or read ahead with others; so are its fields in a
// survey.
#include <deque>
#include <string>
#include <vector>

#include "analyze/field_survey.h"
#include "base/utf8.h"
#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "fuzz/shared/respelled.h"
#include "fuzz/shared/strict_json.h"
#include "query/predicate.h"
#include "record/field_roles.h"
#include "record/field_walk.h"
#include "record/json_text.h"
#include "record/record_parser.h"
#include "render/filtered_json.h"

using namespace gsaw;
using fuzz::require;

namespace {

// One of each kind of test, against what the seeds hold.
constexpr const char* kQueries[] = {"level>=warn",
                                    "level=3",
                                    "time>=2011-12-26",
                                    "message~\"a.*e\"",
                                    "host=web1",
                                    "exists logger",
                                    "a=1",
                                    "a.b>0",
                                    "exists a[0]",
                                    "tags in (red,5)",
                                    "a contains e",
                                    "\"caf\u00e9\"",
                                    "duration>=250ms",
                                    "txn=4bf92f35*",
                                    "503"};

// Every other one ignores case. Made once.
std::deque<Predicate>& predicates() {
  static std::deque<PreparedQuery> queries;
  static std::deque<Predicate> made;
  if (!made.empty()) return made;
  for (const char* text : kQueries) {
    const bool ignore_case = made.size() % 2 == 1;
    made.emplace_back(queries.emplace_back(fuzz::prepared(text, ignore_case)).compiled);
  }
  return made;
}

// All that a record says, as text.
struct Facts {
  std::vector<std::string> fields, roles;
  std::vector<bool> verdicts;
  bool operator==(const Facts&) const = default;
};

std::string compact(const Record& record, const JsonValue& value) {
  static const KeyFilter none({});
  static FilteredJson writer(none);
  std::string out;
  writer.append(out, record.tokens, value);
  return out;
}

void check_children(const Record& record, const JsonValue& container, int depth) {
  for (JsonChildren child(record.tokens, container); child.next();) {
    const JsonValue& value = child.member().value;
    require(value.raw.data() >= container.raw.data() &&
                value.raw.data() + value.raw.size() <= container.raw.data() + container.raw.size(),
            "a child stands in its container", record.raw);
    if (value.is_container() && depth > 0) check_children(record, value, depth - 1);
  }
}

// What a survey of this entry alone says of its fields.
void add_survey(const Record& record, std::vector<std::string>& facts) {
  FieldSurvey survey;
  FieldTable table;
  survey.add(record, table);
  for (const std::uint32_t name : table.ranked(false, 1000)) {
    const FieldRow& row = table.row(name);
    require(row.entries == 1 && row.leaves > 0, "a field of an entry is in one", record.raw);
    std::string fact = table.name(name) + ' ' + std::to_string(table.roles(name));
    for (const std::uint64_t count : row.types) fact += ' ' + std::to_string(count);
    fact += ' ' + std::to_string(table.values().different(row.values));
    for (const auto& each : table.values().examples(row.values, 3))
      fact += ' ' + std::string(each.text);
    facts.push_back(fact);
  }
}

Facts facts_of(const Record& record) {
  Facts facts;
  FieldWalk walk;
  walk.any(
      record, [](std::string_view, std::uint32_t) { return true; },
      [&](const Field& field) {
        require(field.path.ends_with(field.key), "a path ends in its key", record.raw);
        facts.fields.push_back(std::string(field.path) + '=' + compact(record, field.value));
        return false;
      });
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto& found = record.role(static_cast<Role>(i));
    if (!found) continue;
    std::string key;
    facts.roles.push_back(std::to_string(i) + std::string(decode_json_string(found->key, key)) +
                          '=' + compact(record, found->value));
  }
  facts.roles.push_back(std::to_string(record.time().value_or(-1)));
  facts.roles.push_back(std::to_string(record.level() ? static_cast<int>(*record.level()) : -1));
  if (!record.malformed) add_survey(record, facts.roles);
  for (Predicate& predicate : predicates()) facts.verdicts.push_back(predicate.matches(record));
  return facts;
}

void check_entry(const Record& record) {
  require(record.object.raw.starts_with('{') && record.object.raw.ends_with('}'),
          "an entry is an object", record.raw);
  check_children(record, record.object, 3);
  // Of one that stands in another the line is written, not the entry.
  if (record.is_unfolded) return;
  const std::string written = compact(record, record.object);
  require(fuzz::is_compact_json_object(written) && is_valid_utf8(written),
          "an entry is written as JSON", record.raw);
  const Facts facts = facts_of(record);

  RecordParser parser;
  const fuzz::OwnBytes own(written);
  require(parser.parse(own.view()) == 1 && !parser.record().malformed,
          "what is written can be read", record.raw);
  const Record& again = parser.record();
  require(compact(again, again.object) == written, "writing twice changes nothing", record.raw);
  const Facts facts_again = facts_of(again);
  require(facts_again.fields == facts.fields, "it has the same fields", record.raw);
  // A prefix has a time, and is a field.
  if (!record.prefix.empty()) return;
  require(facts_again.roles == facts.roles, "they play the same roles", record.raw);
  require(facts_again.verdicts == facts.verdicts, "queries find the same in it", record.raw);
}

// Of a line without a prefix whose entries are `expected`.
void check_spelling(std::string_view line, const std::vector<Facts>& expected) {
  RecordParser parser;
  const fuzz::OwnBytes own(fuzz::respelled(line, fuzz::some_spelling(line)));
  require(parser.parse(own.view()) == expected.size(), "spelling changes no count", line);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    require(!parser.record(i).malformed, "an entry in another spelling is one", line);
    require(facts_of(parser.record(i)) == expected[i], "spelling changes nothing", line);
  }
}

// Returns the facts of its entries, none of a malformed line.
std::vector<Facts> check_line(std::string_view line, RecordParser& parser, RecordParser& alone) {
  const std::size_t count = parser.parse(line);
  const fuzz::OwnBytes own(line);
  require(alone.parse(own.view()) == count, "read ahead or alone a line is the same", line);
  std::vector<Facts> facts;
  for (std::size_t i = 0; i < count; ++i) {
    const Record& record = parser.record(i);
    require(alone.record(i).malformed == record.malformed && alone.record(i).raw == record.raw,
            "read ahead or alone a record is the same", line);
    if (record.malformed) {
      facts_of(record);
      return {};
    }
    check_entry(record);
    facts.push_back(facts_of(record));
    require(facts_of(alone.record(i)) == facts.back(), "read ahead or alone it says the same",
            line);
  }
  // What stands around it, a terminal's escapes too, is no JSON to be spelled.
  if ((count > 0 && !parser.record().prefix.empty()) || line.find('\x1b') != line.npos)
    facts.clear();
  return facts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  RecordParser parser, alone;
  parser.read_ahead(text.substr(0, text.rfind('\n') + 1));
  fuzz::for_each_line(text, [&](std::string_view line) {
    const std::vector<Facts> facts = check_line(line, parser, alone);
    // What stands around entries is no JSON, which may be spelled in other ways.
    const bool is_json = line.starts_with('{') && line.find('\x1B') == line.npos;
    if (!facts.empty() && is_json) check_spelling(line, facts);
  });
  return 0;
}
