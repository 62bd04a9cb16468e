// Who wrote the selected entries, and how many of them are errors.
#include "pipeline/origins_view.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "pipeline/grouping.h"
#include "record/field_finder.h"
#include "record/role_text.h"
#include "record/service_name.h"

namespace gsaw {
namespace {

// What entries are grouped by.
enum Origin : std::size_t { service, host, error };
constexpr std::size_t kOrigins = 3;

class OriginTaker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    constexpr unsigned kRoles = role_bit(Role::time) | role_bit(Role::level) |
                                role_bit(Role::host) | role_bit(Role::logger);
    record.find_together(kRoles);
    CountTable& table = static_cast<OriginsView::Chunk&>(product).table;
    const std::array<std::uint32_t, kOrigins> values = {
        number_of(service, service_of(record), table), number_of(host, host_of(record), table),
        is_error(record.level()) ? number_of(error, "e", table) : ValueGroups::kAbsent};
    const std::uint32_t group = table.groups().group_of(values);
    table.add({&group, 1}, record.time());
  }

 private:
  static std::uint32_t number_of(Origin field, std::optional<std::string_view> text,
                                 CountTable& table) {
    return text ? table.groups().number_of(field, *text, true) : ValueGroups::kAbsent;
  }
  // An empty text names none.
  std::optional<std::string_view> service_of(const Record& record) {
    const auto found = find_service(record);
    const std::string_view text = found ? text_of_member(record, *found, service_)
                                        : role_text(record, Role::logger, service_);
    return text.empty() ? std::nullopt : std::optional(text);
  }

  // A text that is empty plays no role, but --count-by tells it from none, too.
  std::optional<std::string_view> host_of(const Record& record) {
    const std::string_view text = role_text(record, Role::host, host_);
    if (!text.empty()) return text;
    const bool is_there = hosts_.any(record, [](const JsonValue& value) {
      return value.type == JsonType::string && value.raw.empty();
    });
    return is_there ? std::optional(text) : std::nullopt;
  }

  const NamedField host_field_ = *read_field_name("host");
  FieldFinder hosts_{host_field_};
  std::string service_, host_;
};

}  // namespace

OriginsView::OriginsView(std::size_t first, const RenderSettings& render, const Screen& screen,
                         OutputStream& out, Diagnostics& diagnostics)
    : SummedView(CountTable(kOrigins, kMostGroupBytes), render, screen, out),
      first_(first),
      diagnostics_(diagnostics) {}

std::unique_ptr<EntryTaker> OriginsView::make_taker() { return std::make_unique<OriginTaker>(); }

std::unique_ptr<ChunkProduct> OriginsView::make_product() {
  return std::make_unique<Chunk>(CountTable(kOrigins));
}

// Errors and others of an origin are two groups.
std::vector<OriginsView::Row> OriginsView::rows() {
  const ValueGroups& groups = table_.groups();
  const auto text_of = [&](std::uint32_t group, Origin field) {
    const auto value = groups.value(group, field);
    return value ? std::optional(value->text) : std::nullopt;
  };
  using Text = std::optional<std::string_view>;
  std::map<std::pair<Text, Text>, Row> by_origin;
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    const CountRow& counted = table_.row(group);
    const auto origin = std::pair(text_of(group, service), text_of(group, host));
    Row& row = by_origin.try_emplace(origin, Row{group}).first->second;
    row.entries += counted.count;
    row.last = std::max(row.last, counted.last);
    totals_.entries.add(counted.count, counted.first, counted.last);
    if (!text_of(group, error)) continue;
    row.errors += counted.count;
    totals_.errors.add(counted.count, counted.first, counted.last);
  }
  std::vector<Row> rows;
  for (const auto& each : by_origin) rows.push_back(each.second);
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(b.errors, b.entries) < std::tie(a.errors, a.entries);
  });
  return rows;
}

void OriginsView::set_cells(const Row& row, std::vector<ResultCell>& cells) const {
  const auto text_of = [&](Origin field) {
    const auto value = table_.groups().value(row.group, field);
    return value ? ResultCell::of_text(value->text) : ResultCell();
  };
  cells[0] = text_of(service);
  cells[1] = text_of(host);
  cells[2] = ResultCell::of_count(row.entries);
  cells[3] = ResultCell::of_share(row.entries, table_.entries());
  cells[4] = ResultCell::of_count(row.errors);
  cells[5] = row.last == CountRow().last ? ResultCell() : ResultCell::of_time(row.last);
}

void OriginsView::show() {
  const std::vector<Row> all = rows();
  const bool is_anyone_known =
      table_.groups().has_values(service) || table_.groups().has_values(host);
  totals_.rows = is_anyone_known ? all.size() : 0;
  totals_.entries.count = table_.entries();
  note_left_out(table_.left_out(), 0, diagnostics_);
  ResultTable result;
  result.columns = {{"service", false, true, &Palette::logger, true},
                    {"host", false, true, &Palette::host, true},
                    {"count", true},
                    {"share", true},
                    {"errors", true},
                    {"last", false, false, &Palette::time}};
  result.rows = std::min(totals_.rows, first_);
  const auto row = [&](std::size_t i, std::vector<ResultCell>& cells) { set_cells(all[i], cells); };
  write_result(result, row, render_, screen_,
               [this](std::string_view text) { return out_.write(text); });
}

}  // namespace gsaw
