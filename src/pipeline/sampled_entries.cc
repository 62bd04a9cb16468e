// Some entries of the inputs.
#include "pipeline/sampled_entries.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "analyze/field_survey.h"
#include "base/function_ref.h"
#include "base/terminal_escape.h"
#include "input/sampled_lines.h"
#include "record/record_parser.h"
#include "record/role_text.h"
#include "render/shown_field.h"

namespace gsaw {
namespace {

void each_entry(const std::vector<std::string>& paths, FunctionRef<void(const Record&)> use) {
  RecordParser parser;
  sample_lines(paths, [&](std::string_view lines) {
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
      const std::size_t count = parser.parse(lines.substr(0, end));
      for (std::size_t i = 0; i < count; ++i) {
        if (const Record& record = parser.record(i); !record.malformed) use(record);
      }
      lines.remove_prefix(end);
    }
  });
}

bool may_be_offered(std::string_view text, std::string_view prefix) {
  return !text.empty() && text.size() <= SampledEntries::kMostBytes && text.starts_with(prefix) &&
         find_unsafe(text) == text.size();
}

// A name, also when its quotes are not typed.
bool begins_so(const std::string& name, std::string_view prefix) {
  if (name.starts_with(prefix)) return true;
  std::string bare = name;
  std::erase(bare, '"');
  return bare.size() < name.size() && bare.starts_with(prefix);
}

// Texts, how often each came, and which came first.
class Tally {
 public:
  void add(std::string_view text) {
    const auto found = rows_.find(std::string(text));
    if (found != rows_.end()) {
      ++found->second.count;
    } else if (rows_.size() < kMostKept) {
      rows_.emplace(text, Row{1, rows_.size()});
    }
  }

  std::vector<std::string> ranked() const {
    std::vector<std::pair<std::string, Row>> rows(rows_.begin(), rows_.end());
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return a.second.count != b.second.count ? a.second.count > b.second.count
                                              : a.second.place < b.second.place;
    });
    if (rows.size() > SampledEntries::kMost) rows.resize(SampledEntries::kMost);
    std::vector<std::string> texts;
    for (auto& [text, row] : rows) texts.push_back(std::move(text));
    return texts;
  }

 private:
  static constexpr std::size_t kMostKept = 20000;
  struct Row {
    std::uint64_t count;
    std::size_t place;
  };

  std::unordered_map<std::string, Row> rows_;
};

struct TimedId {
  std::string id;
  Nanoseconds time;
};

// The last first, each once.
std::vector<std::string> latest_ids(std::vector<TimedId> ids) {
  std::reverse(ids.begin(), ids.end());
  std::stable_sort(ids.begin(), ids.end(),
                   [](const TimedId& a, const TimedId& b) { return a.time > b.time; });
  std::unordered_set<std::string> seen;
  std::vector<std::string> texts;
  for (TimedId& each : ids) {
    if (texts.size() == SampledEntries::kMost) break;
    if (seen.insert(each.id).second) texts.push_back(std::move(each.id));
  }
  return texts;
}

}  // namespace

std::vector<std::string> SampledEntries::names(std::string_view prefix) const {
  FieldTable table({.names = 5000, .name_bytes = std::size_t{256} << 10});
  FieldSurvey survey;
  each_entry(paths_, [&](const Record& record) { survey.add(record, table); });
  std::vector<std::string> names;
  for (const std::uint32_t field : table.ranked(false, std::numeric_limits<std::size_t>::max())) {
    std::string name = prefix.starts_with('_') ? table.name_with_mark(field) : table.name(field);
    if (begins_so(name, prefix) && may_be_offered(name, {})) names.push_back(std::move(name));
    if (names.size() == kMost) break;
  }
  return names;
}

std::vector<std::string> SampledEntries::values(const ShownField& field,
                                                std::string_view prefix) const {
  Tally tally;
  std::string scratch;
  each_entry(paths_, [&](const Record& record) {
    if (field.role == Role::level) {
      const auto level = record.level();
      if (level && level_name(*level).starts_with(prefix)) tally.add(level_name(*level));
      return;
    }
    any_shown(record, field, [&](const JsonValue& value) {
      if (value.is_container() || value.type == JsonType::null) return false;
      const std::string_view text = text_of_member(record, value, scratch);
      if (may_be_offered(text, prefix)) tally.add(text);
      return false;
    });
  });
  return tally.ranked();
}

std::vector<std::string> SampledEntries::txn_ids(std::string_view prefix) const {
  std::vector<TimedId> of_errors, of_others;
  std::string scratch;
  each_entry(paths_, [&](const Record& record) {
    const std::string_view id = role_text(record, Role::txn, scratch);
    if (!may_be_offered(id, prefix)) return;
    const Nanoseconds time = record.time().value_or(std::numeric_limits<Nanoseconds>::min());
    (is_error(record.level()) ? of_errors : of_others).push_back({std::string(id), time});
  });
  return latest_ids(std::move(of_errors.empty() ? of_others : of_errors));
}

}  // namespace gsaw
