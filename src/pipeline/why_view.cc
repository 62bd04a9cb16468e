// What those of the selected entries that match a query have, and the others have not.
#include "pipeline/why_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "analyze/contrasts.h"
#include "base/ascii.h"
#include "base/terminal_escape.h"
#include "pipeline/grouping.h"
#include "query/quoted_text.h"
#include "query/typed_name.h"
#include "record/field_walk.h"
#include "record/json_text.h"
#include "record/json_walk.h"
#include "record/message_pattern.h"
#include "record/role_names.h"
#include "record/role_text.h"
#include "render/result_table.h"

namespace gsaw {
namespace {

// A name of its own, beside a key that is called so.
constexpr std::string_view kPattern("\0pattern", 8);

// Fields of which nothing is said: those that the query itself asks for, and those that are another
// in each entry, or that a pattern stands for.
class LeftOut {
 public:
  explicit LeftOut(const CompiledQuery& query) {
    roles_ = role_bit(Role::time) | role_bit(Role::message) | role_bit(Role::txn);
    for (const TermDescription& term : query.terms) {
      const auto role = virtual_field(term.field);
      if (role && is_played(*role)) roles_ |= role_bit(*role);
      if (role == Role::message || role == Role::pattern) pattern_ = true;
      if (!role) names_.push_back(term.field);
    }
  }

  bool pattern() const { return pattern_; }

  // The tokens of what plays a role that is left out.
  void look_at(const Record& record) {
    tokens_.clear();
    record.find_together(roles_);
    for (std::size_t i = 0; i < kRoleCount; ++i) {
      if ((roles_ >> i & 1U) == 0) continue;
      if (const auto& found = record.role(static_cast<Role>(i))) {
        tokens_.push_back(found->value.token);
      }
    }
  }

  bool has(const Field& field) const {
    const auto is_of = [&](const std::string& name) {
      return field.path == name || (field.path.starts_with('_') && field.path.substr(1) == name);
    };
    return std::find(tokens_.begin(), tokens_.end(), field.value.token) != tokens_.end() ||
           std::any_of(names_.begin(), names_.end(), is_of);
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::uint32_t> tokens_;
  unsigned roles_ = 0;
  bool pattern_ = false;
};

class WhyTaker : public EntryTaker {
 public:
  explicit WhyTaker(const SideQuery& asked) : judge_(asked), left_out_(asked.query.compiled) {}

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override {
    auto& chunk = static_cast<WhyView::Chunk&>(product);
    const auto matches = judge_.matches(record, place, chunk.unread);
    if (!matches) return;
    chunk.table.begin(*matches, marks_());
    left_out_.look_at(record);
    walk_.any(
        record, [](std::string_view, std::uint32_t) { return true; },
        [&](const Field& field) {
          if (!left_out_.has(field)) add(record, field, chunk.table);
          return false;
        });
    if (!left_out_.pattern() && record.role(Role::message))
      chunk.table.add(kPattern, pattern_.of(record));
  }

 private:
  // Of an array each element, as a query tests them.
  void add(const Record& record, const Field& field, ContrastTable& table) {
    if (!field.value.is_container()) {
      return table.add(field.path, text_of_member(record, field.value, text_));
    }
    table.add_field(field.path);
    if (field.value.type != JsonType::array) return;
    for (JsonChildren child(record.tokens, field.value); child.next();) {
      const JsonValue& element = child.member().value;
      if (!element.is_container()) table.add(field.path, decoded_text(element, text_));
    }
  }

  SideJudge judge_;
  LeftOut left_out_;
  FieldWalk walk_;
  MessagePattern pattern_;
  std::mt19937_64 marks_{std::random_device()()};  // no output depends on it
  std::string text_;
};

// As it can be typed, and is nothing but itself: no range, no network.
std::string value_text(const std::string& value) {
  const auto is_plain = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
  };
  const bool is_bare = !value.empty() && value.find("..") == value.npos &&
                       std::all_of(value.begin(), value.end(), is_plain);
  return is_bare ? value : quoted(value);
}

std::string query_text(const FieldAndValue& what) {
  const std::string name = what.field == kPattern ? "pattern" : typed_name(what.field);
  return what.value ? name + "=" + value_text(*what.value) : "exists " + name;
}

void set_cells(const Contrast& contrast, const SideCounts& whole, bool has_chance,
               std::vector<ResultCell>& cells) {
  std::size_t at = 0;
  const SideCounts& sides = contrast.sides;
  cells[at++] = ResultCell::of_share(sides.matching, whole.matching);
  cells[at++] = ResultCell::of_share(sides.others, whole.others);
  cells[at++] = ResultCell::of_count(sides.matching);
  cells[at++] = ResultCell::of_count(sides.others);
  if (has_chance) cells[at++] = ResultCell::of_number(contrast.chance);
  cells[at++] = ResultCell::of_text(query_text(contrast.what));
  std::string also;
  for (const FieldAndValue& each : contrast.also) {
    if (!also.empty()) also += ", ";
    also += query_text(each);
  }
  cells[at] = also.empty() ? ResultCell() : ResultCell::of_text(also);
}

}  // namespace

WhyView::WhyView(const WhySettings& settings, std::optional<std::uint64_t> first,
                 const RenderSettings& render, const Screen& screen, OutputStream& out,
                 Diagnostics& diagnostics)
    : SummedView({}, render, screen, out),
      settings_(settings),
      first_(first),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> WhyView::make_taker() {
  return std::make_unique<WhyTaker>(*settings_.query);
}

void WhyView::note_crowded() {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> crowded;
  for (std::size_t i = 0; i < table_.fields(); ++i) {
    if (table_.field(i).is_crowded()) crowded.emplace_back(table_.name(i));
  }
  std::sort(crowded.begin(), crowded.end());
  std::string names;
  for (std::size_t i = 0; i < std::min(crowded.size(), kMostNamed); ++i) {
    names += (i == 0 ? "" : ", ") + printable(typed_name(crowded[i]));
  }
  if (crowded.size() > kMostNamed) {
    names += fmt::format(" and {} more", crowded.size() - kMostNamed);
  }
  if (!crowded.empty()) {
    diagnostics_.note(fmt::format("with more than {} values, looked at only for being there: {}",
                                  ContrastTable::kMostValues, names));
  }
  if (table_.lacks_fields()) {
    diagnostics_.note(
        fmt::format("there are more than {} fields: those that came late were not "
                    "looked at",
                    ContrastTable::kMostFields));
  }
}

void WhyView::show() {
  note_crowded();
  why_nothing_ = why_not_compared(table_.whole());
  if (!why_nothing_.empty()) return;
  const std::vector<Contrast> found = contrasts_in(table_);
  if (found.empty()) why_nothing_ = "nothing is much more frequent on one side";
  const bool has_chance = render_.format != OutputFormat::pretty;
  ResultTable result;
  result.columns = {
      {"share", true}, {"share_others", true}, {"count", true}, {"count_others", true}};
  if (has_chance) result.columns.push_back({"chance", true});
  result.columns.push_back({"query", false, false, nullptr, true});
  result.columns.push_back({"also", false, false, nullptr, true});
  result.rows = std::min(found.size(), most_groups(first_));
  write_result(
      result,
      [&](std::size_t i, std::vector<ResultCell>& cells) {
        set_cells(found[i], table_.whole(), has_chance, cells);
      },
      render_, screen_, [this](std::string_view text) { return out_.write(text); });
}

}  // namespace gsaw
