// One page for the first minute: the parts of other views, and the commands to go on with.
#include "pipeline/digest_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/amount_text.h"
#include "base/saturating_sub.h"
#include "base/shell_word.h"
#include "base/terminal_escape.h"
#include "pipeline/histogram_view.h"
#include "pipeline/patterns_view.h"
#include "record/time_zone.h"
#include "render/duration_text.h"
#include "render/json_writer.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostOrigins = 10, kMostPatterns = 10, kMostMessages = 5, kMostTxns = 5,
                      kMostFiles = 5;
constexpr TxnsSettings kOpen{TxnOrder::start, false, true, false};
constexpr TxnsSettings kFailed{TxnOrder::errors, false, false, true};
constexpr TxnsSettings kSlowest{TxnOrder::duration, false, false, false};

const PatternsSettings kNew{std::nullopt, false, true};

// A name that is one of the language.
GroupField field_of(const std::string& name) {
  return {name, *read_field_name(name), std::nullopt};
}

}  // namespace

DigestView::DigestView(const DigestSettings& settings, const GivenWords& given,
                       const AskedTxns& ids, const RenderSettings& render, const Screen& screen,
                       OutputStream& out, Diagnostics& diagnostics)
    : settings_(settings),
      given_(given),
      render_(render),
      screen_(screen),
      out_(out),
      origins_part_(add_part()),
      bars_part_(add_part()),
      errors_part_(add_part()),
      messages_part_(add_part()),
      txns_part_(add_part()) {
  over_time_.by = {field_of("level")};
  over_time_.most_shown = TimeBuckets::kLeastShown;
  auto origins =
      std::make_unique<OriginsView>(kMostOrigins, render, screen, origins_part_.out, diagnostics);
  origins_ = origins.get();
  origins_part_.view = std::move(origins);
  bars_part_.view =
      std::make_unique<HistogramView>(over_time_, render, screen, bars_part_.out, diagnostics);
  auto errors = std::make_unique<PatternsView>(by_pattern_, kMostPatterns, render, screen,
                                               errors_part_.out, diagnostics);
  errors_ = errors.get();
  errors_part_.view = std::move(errors);
  errors_part_.errors_only = true;
  auto messages = std::make_unique<PatternsView>(by_pattern_, 0, render, screen, messages_part_.out,
                                                 diagnostics);
  messages_ = messages.get();
  messages_part_.view = std::move(messages);
  auto txns = std::make_unique<TxnsView>(no_order_, ids, 0, render, screen, txns_part_.out);
  txns_ = txns.get();
  txns_part_.view = std::move(txns);
}

void DigestView::file_begins(const InputFile& file) {
  ++file_count_;
  if (files_.size() < kMostFiles) files_.push_back(file.name);
}

// Those that failed; where there are none the slowest.
const TxnsSettings& DigestView::worst() const {
  return txns_->first_id(kFailed) ? kFailed : kSlowest;
}

std::vector<DigestView::Section> DigestView::sections() {
  std::vector<Section> sections;
  sections.push_back({"services", "SERVICES", "the most errors first", origins_->totals().rows,
                      std::move(origins_part_.text)});
  sections.push_back({"histogram", "OVER TIME", {}, 0, std::move(bars_part_.text)});
  sections.push_back({"errors", "ERRORS", "the most frequent first", errors_->size(),
                      std::move(errors_part_.text)});
  sections.push_back(patterns_section("new_patterns", "NEW MESSAGES",
                                      "first seen in the last tenth of the time", kNew,
                                      kMostPatterns));
  sections.push_back(patterns_section("patterns", "MESSAGES", "the most frequent first",
                                      by_pattern_, kMostMessages));
  if (worst().failed_only) {
    sections.push_back(
        txns_section("transactions", "FAILED TRANSACTIONS", "the most errors first", kFailed));
  } else {
    sections.push_back(txns_section("transactions", "TRANSACTIONS", "the slowest first", kSlowest));
  }
  sections.push_back(txns_section("open", "UNFINISHED TRANSACTIONS", "the oldest first", kOpen));
  return sections;
}

DigestView::Section DigestView::patterns_section(std::string_view name, std::string_view heading,
                                                 std::string_view order,
                                                 const PatternsSettings& settings,
                                                 std::size_t most) const {
  Section section{name, heading, order};
  OutputStream out(section.text);
  section.all = messages_->write(settings, most, out);
  if (section.all == 0) section.text.clear();  // not headings alone
  return section;
}

DigestView::Section DigestView::txns_section(std::string_view name, std::string_view heading,
                                             std::string_view order,
                                             const TxnsSettings& settings) const {
  Section section{name, heading, order};
  OutputStream out(section.text);
  section.all = txns_->write(settings, kMostTxns, out);
  return section;
}

std::vector<DigestView::Command> DigestView::commands(std::uint64_t open) const {
  std::vector<Command> commands;
  const CountRow& errors = origins_->totals().errors;
  if (const auto id = txns_->first_id(worst())) {
    commands.push_back({given_.command("--trace -t " + shell_word(*id)),
                        worst().failed_only ? "the transaction with the most errors, step by step"
                                            : "the slowest transaction, step by step"});
  }
  if (open > 0)
    commands.push_back({given_.command_for_selected("--txns=open"), "all that is unfinished"});
  if (errors.count > 0 && settings_.may_add_level) {
    commands.push_back({given_.command_for_selected("-s -l err"), "all errors, in order of time"});
    if (worst().failed_only) {
      commands.push_back({given_.command_for_selected("--txns --by errors --whole-txn -l err"),
                          "all transactions that failed"});
    }
    if (errors.is_timed()) {
      commands.push_back({given_.command_for_selected("--histogram -l err"), "errors over time"});
    }
  }
  commands.push_back(
      {given_.command_for_selected("--patterns"), "which kinds of messages there are"});
  commands.push_back({given_.command_for_selected("--fields"), "which fields there are"});
  return commands;
}

std::string DigestView::summary() const {
  const CountRow& entries = origins_->totals().entries;
  const std::uint64_t errors = origins_->totals().errors.count;
  std::string text = counted_entries(entries.count);
  text += errors == 0
              ? ", no errors"
              : fmt::format(", {} ({:.1f} %)", counted(errors, "error"),
                            100 * static_cast<double>(errors) / static_cast<double>(entries.count));
  if (entries.is_timed()) {
    TimeFormatter times(render_.zone, render_.time_format);
    text += "\nfrom ";
    times.append(text, entries.first);
    text += " to ";
    times.append(text, entries.last);
    text += ", " + duration_text(saturating_sub(entries.last, entries.first), screen_.utf8);
  }
  text += "\nin ";
  for (const std::string& file : files_) {
    if (&file != &files_.front()) text += ", ";
    text += printable(file);
  }
  if (file_count_ > files_.size()) {
    text += fmt::format(" and {} more", grouped(file_count_ - files_.size()));
  }
  return text + '\n';
}

std::string DigestView::page(const std::vector<Section>& sections,
                             const std::vector<Command>& next) const {
  const Palette& colors = render_.palette;
  std::string page = summary();
  const auto add_heading = [&](std::string_view heading, std::string_view note) {
    page += '\n';
    page += std::string_view(colors.message);
    page += heading;
    page += std::string_view(colors.end_of(colors.message));
    if (!note.empty()) page.append(" (").append(note).append(")");
    page += '\n';
  };
  for (const Section& section : sections) {
    if (section.text.empty()) continue;
    std::string note(section.order);
    const auto shown = static_cast<std::uint64_t>(
        std::count(section.text.begin(), section.text.end(), '\n') - 1);  // below the headings
    if (!note.empty() && shown < section.all) {
      note = fmt::format("{} of {}, {}", shown, grouped(section.all), note);
    }
    add_heading(section.heading, note);
    page += section.text;
  }
  add_heading("GO ON", {});
  for (const Command& each : next) {
    page.append("# ").append(each.purpose).append("\n").append(each.line).append("\n");
  }
  return page;
}

std::string DigestView::object(const std::vector<Section>& sections,
                               const std::vector<Command>& next) const {
  std::string text;
  JsonWriter json(text);
  const OriginsView::Totals& totals = origins_->totals();
  json.open('{');
  json.key("entries").number(totals.entries.count);
  json.key("error_entries").number(totals.errors.count);
  if (totals.entries.is_timed()) {
    json.key("first").time(totals.entries.first);
    json.key("last").time(totals.entries.last);
  }
  json.key("files").number(file_count_);
  json.key("first_files").texts(files_);
  for (const Section& section : sections) {
    json.key(section.name).open('{');
    if (!section.order.empty()) json.key("all").number(section.all);
    json.key("rows").open('[');
    for (std::string_view rest = section.text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      json.raw(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    json.close(']');
    json.close('}');
  }
  json.key("next").open('[');
  for (const Command& each : next) {
    json.open('{');
    json.key("command").text(each.line);
    json.key("purpose").text(each.purpose);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return text + '\n';
}

void DigestView::finish() {
  finish_parts();
  if (origins_->totals().entries.count == 0) return;
  lines_.unread = bars_part_.view->lines().unread;
  const std::vector<Section> parts = sections();
  const std::vector<Command> next = commands(parts.back().all);
  out_.write(render_.format == OutputFormat::json ? object(parts, next) : page(parts, next));
}

}  // namespace gsaw
