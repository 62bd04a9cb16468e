// One page for the first minute: the parts of other views, and the commands to go on with.
#include "pipeline/digest_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/amount_text.h"
#include "base/shell_word.h"
#include "base/terminal_escape.h"
#include "pipeline/count_by_view.h"
#include "pipeline/histogram_view.h"
#include "record/time_zone.h"
#include "render/duration_text.h"
#include "render/json_writer.h"

namespace gsaw {
namespace {

constexpr std::size_t kMostOrigins = 10, kMostMessages = 10, kMostTxns = 5, kMostFiles = 5;
constexpr TxnsSettings kOpen{TxnOrder::start, false, true};

// A name that is one of the language.
GroupField field_of(const std::string& name) { return {name, *read_field_name(name), std::nullopt}; }

}  // namespace

DigestView::DigestView(const DigestSettings& settings, const std::vector<std::string>& ids,
                       const RenderSettings& render, const Screen& screen, OutputStream& out,
                       Diagnostics& diagnostics)
    : settings_(settings),
      render_(render),
      screen_(screen),
      out_(out),
      by_message_{{field_of("message")}},
      origins_part_(add_part()),
      bars_part_(add_part()),
      errors_part_(add_part()),
      txns_part_(add_part()) {
  over_time_.by = {field_of("level")};
  auto origins = std::make_unique<OriginsView>(kMostOrigins, render, screen, origins_part_.out,
                                               diagnostics);
  origins_ = origins.get();
  origins_part_.view = std::move(origins);
  bars_part_.view = std::make_unique<HistogramView>(over_time_, render, screen, bars_part_.out,
                                                    diagnostics);
  auto errors = std::make_unique<CountByView>(by_message_, kMostMessages, render, screen,
                                              errors_part_.out, diagnostics);
  errors_ = errors.get();
  errors_part_.view = std::move(errors);
  errors_part_.errors_only = true;
  auto txns = std::make_unique<TxnsView>(no_order_, ids, 0, render, screen, txns_part_.out);
  txns_ = txns.get();
  txns_part_.view = std::move(txns);
}

void DigestView::file_begins(const InputFile& file) {
  ++file_count_;
  if (files_.size() < kMostFiles) files_.push_back(file.name);
}

// Those with the most errors; where there are none the slowest.
TxnsSettings DigestView::worst_first() const {
  return {origins_->totals().errors > 0 ? TxnOrder::errors : TxnOrder::duration, false, false};
}

std::vector<DigestView::Section> DigestView::sections() {
  std::vector<Section> sections;
  sections.push_back({"services", "SERVICES", "the most errors first", origins_->totals().rows,
                      std::move(origins_part_.text)});
  sections.push_back({"histogram", "OVER TIME", {}, 0, std::move(bars_part_.text)});
  sections.push_back({"errors", "ERRORS", "the most frequent first", errors_->size(),
                      std::move(errors_part_.text)});
  const TxnsSettings worst = worst_first();
  Section txns{"transactions", "TRANSACTIONS",
               worst.order == TxnOrder::errors ? "the most errors first" : "the slowest first"};
  OutputStream of_txns(txns.text);
  txns.all = txns_->write(worst, kMostTxns, of_txns);
  sections.push_back(std::move(txns));
  Section open{"open", "UNFINISHED TRANSACTIONS", "the oldest first"};
  OutputStream of_open(open.text);
  open.all = txns_->write(kOpen, kMostTxns, of_open);
  sections.push_back(std::move(open));
  return sections;
}

std::string DigestView::command(std::string_view options, bool with_selection) const {
  std::string line = "gsaw ";
  line += options;
  if (with_selection) {
    for (const std::string& word : settings_.selection) line += ' ' + word;
  }
  for (const std::string& word : settings_.reading) line += ' ' + word;
  for (const std::string& path : settings_.paths) line += ' ' + shell_word(path);
  return line;
}

std::vector<DigestView::Command> DigestView::commands(std::uint64_t open) const {
  std::vector<Command> commands;
  const bool has_errors = origins_->totals().errors > 0;
  if (const auto id = txns_->first_id(worst_first())) {
    commands.push_back({command("--trace -t " + shell_word(*id), false),
                        has_errors ? "the transaction with the most errors, step by step"
                                   : "the slowest transaction, step by step"});
  }
  if (open > 0) commands.push_back({command("--txns=open"), "all that is unfinished"});
  if (has_errors && settings_.may_add_level) {
    commands.push_back({command("-s -l err"), "all errors, in order of time"});
    commands.push_back({command("--txns --by errors --whole-txn -l err"),
                        "all transactions that failed"});
    commands.push_back({command("--histogram -l err"), "errors over time"});
  }
  commands.push_back({command("--fields"), "which fields there are"});
  return commands;
}

std::string DigestView::summary() const {
  const CountRow& entries = origins_->totals().entries;
  const std::uint64_t errors = origins_->totals().errors;
  std::string text = counted_entries(entries.count);
  text += errors == 0 ? ", no errors"
                      : fmt::format(", {} ({:.1f} %)", counted(errors, "error"),
                                    100 * static_cast<double>(errors) /
                                        static_cast<double>(entries.count));
  if (entries.is_timed()) {
    TimeFormatter times(render_.zone, render_.time_format);
    text += "\nfrom ";
    times.append(text, entries.first);
    text += " to ";
    times.append(text, entries.last);
    text += ", " + duration_text(entries.last - entries.first, screen_.utf8);
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
  const Palette& colors = palette(render_.color);
  std::string page = summary();
  const auto add_heading = [&](std::string_view heading, std::string_view note) {
    page += '\n';
    page += std::string_view(colors.host);
    page += heading;
    page += std::string_view(colors.end_of(colors.host));
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
    page.append("# ").append(each.purpose).append("\n").append(printable(each.line)).append("\n");
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
  json.key("error_entries").number(totals.errors);
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
