// Names of fields in options, and words of the query, against the names that the entries have.
#include "pipeline/unknown_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/head_of_files.h"
#include "query/field_hint.h"
#include "query/hints.h"
#include "query/predicate.h"
#include "query/prepared_query.h"
#include "render/renderer.h"
#include "render/shown_field.h"

namespace gsaw {
namespace {

// Whether -K leaves anything out of entries for one of its names.
class HidingTest {
 public:
  explicit HidingTest(const std::string& name) {
    hiding_.format = all_.format = OutputFormat::json;
    hiding_.hidden_keys = {name};
    hiding_renderer_ = make_renderer(hiding_);
    renderer_ = make_renderer(all_);
  }

  bool holds(const Record& record) {
    text_.clear();
    renderer_->append(text_, record, {});
    const std::size_t whole = text_.size();
    hiding_renderer_->append(text_, record, {});
    return text_.size() != 2 * whole;
  }

 private:
  RenderSettings hiding_, all_;
  std::unique_ptr<Renderer> hiding_renderer_, renderer_;
  std::string text_;
};

// A field of an option that no entry so far has.
struct Missing {
  const NamedFieldOption* option;
  std::unique_ptr<HidingTest> hiding;

  bool is_in(const Record& record) const {
    const auto present = [](const JsonValue&) { return true; };
    const ShownField& field = option->field;
    if (field.role == Role::time && record.time()) return true;
    if (field.role == Role::level && record.level()) return true;
    return any_shown(record, field, present) || (hiding && hiding->holds(record));
  }
};

// Reads the sample.
class NameSearch {
 public:
  NameSearch(const Plan& plan, const PreparedQuery& query, const PassSettings& settings)
      : settings_(settings), goes_on_(plan.follow), predicate_(query.compiled) {
    if (plan.product == Product::txns || plan.product == Product::count ||
        plan.product == Product::nothing) {
      return;
    }
    for (const NamedFieldOption& option : plan.named) {
      missing_.push_back(
          {&option, option.hides ? std::make_unique<HidingTest>(option.field.typed) : nullptr});
    }
  }

  bool wants_fields() const { return !missing_.empty(); }

  // `names`: of fields are wanted, and so all entries.
  void read(const HeadSample& head, bool names) {
    all_ = head.read(settings_.max_line, [&](const Record& record, FunctionRef<LinePlace()>) {
      if (!record.malformed) see(record);
      return (names || !missing_.empty()) && !was_last(record);
    });
  }

  // No entry at all is no reason to speak.
  bool found_entries() const { return entries_ > 0; }
  const FieldNames& names() const { return seen_.names; }

  NameHints hints() const {
    NameHints hints;
    const std::string nobody = all_ ? (goes_on_ ? "no entry so far has" : "no entry has")
                               : entries_ == 1
                                   ? "the first entry does not have"
                                   : fmt::format("none of the first {} entries has", entries_);
    std::vector<std::pair<std::string, std::vector<std::string>>> by_flag;
    for (const Missing& each : missing_) {
      const NamedFieldOption& option = *each.option;
      // Of the few entries that -m is enough for a lack says little, if it is no leak.
      if (stopped_ && !option.hides && nearest_field(option.field.typed, seen_.names).empty()) {
        continue;
      }
      hints.lack_needed |= option.is_needed;
      if (option.field.role) {
        hints.notes.push_back(
            fmt::format("{}: {} a {} that gsaw can read", option.flag, nobody, option.field.typed));
        continue;
      }
      if (by_flag.empty() || by_flag.back().first != option.flag)
        by_flag.push_back({option.flag, {}});
      by_flag.back().second.push_back(option.field.typed);
    }
    for (const auto& [flag, fields] : by_flag) {
      hints.notes.push_back(flag + ": " + missing_fields_hint(nobody, fields, seen_.names));
    }
    return hints;
  }

 private:
  void see(const Record& record) {
    ++entries_;
    std::erase_if(missing_, [&](const Missing& each) { return each.is_in(record); });
    seen_.sample_names(record);
  }

  // Of those that -m allows.
  bool was_last(const Record& record) {
    if (!settings_.max_count) return false;
    const bool judged = record.malformed ? settings_.malformed_selectable
                                         : settings_.malformed != MalformedLines::only;
    if (judged && predicate_.matches(record)) ++selected_;
    return stopped_ = selected_ >= *settings_.max_count;
  }

  const PassSettings& settings_;
  const bool goes_on_;  // there may be others later
  Predicate predicate_;
  std::vector<Missing> missing_;
  Observations seen_;
  std::uint64_t entries_ = 0, selected_ = 0;
  bool stopped_ = false;  // by -m
  bool all_ = false;
};

}  // namespace

NameHints name_hints(const Plan& plan, const PreparedQuery& query, const PassSettings& settings,
                     bool from_end, const PassResult& passed, InputSet& inputs) {
  const bool negated_alone = passed.totals.selected > 0;
  const bool words = may_be_fields(query.compiled, negated_alone);
  NameSearch search(plan, query, settings);
  if (!words && !search.wants_fields()) return {};
  if (!from_end) {
    search.read(passed.head, words);
  } else if (const auto head = head_of_files(plan, inputs, HeadSample::kEntries + 1)) {
    search.read(*head, words);
  }
  if (!search.found_entries()) return {};
  NameHints hints = search.hints();
  if (!words) return hints;
  for (std::string& hint : field_as_text_hints(query.compiled, search.names(), negated_alone)) {
    hints.notes.push_back(std::move(hint));
  }
  return hints;
}

}  // namespace gsaw
