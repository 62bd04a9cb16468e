// Transactions as a page for a browser.
#include "render/trace_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/amount_text.h"
#include "base/html_escape.h"
#include "base/utf8.h"
#include "render/id_report.h"
#include "render/page_parts.h"
#include "render/page_waterfall.h"
#include "render/trace_words.h"

namespace gsaw {
namespace {

constexpr Level kLevels[] = {Level::emerg,  Level::alert, Level::crit,  Level::err,  Level::warn,
                             Level::notice, Level::info,  Level::debug, Level::trace};

// An element with text from elsewhere.
void append_element(std::string& out, std::string_view open, std::string_view text,
                    std::string_view close) {
  out += open;
  append_html(out, text);
  out += close;
}

void append_term(std::string& out, std::string_view term, std::string_view text) {
  append_element(out, "<dt>", term, "</dt>");
  append_element(out, "<dd>", text, "</dd>\n");
}

void append_start(std::string& out, const Trace& trace) {
  out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '";
  out += kPageScriptHash;
  out += "'; style-src '";
  out += kPageStyleHash;
  out += "'; base-uri 'none'; form-action 'none'\">\n";
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n";
  append_element(out, "<title>", "Transaction " + trace.id, "</title>\n<style>");
  out += kPageStyle;
  out += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#entries-1\">To the entries</a>\n";
}

// Shown by the script, without which they do nothing.
void append_tools(std::string& out) {
  out +=
      "<div class=\"tools\" role=\"search\" hidden>\n"
      "<label>Filter <input type=\"search\" id=\"filter\" autocomplete=\"off\" "
      "placeholder=\"words that an entry has\" aria-describedby=\"keys\"></label>\n"
      "<fieldset><legend>Levels</legend>";
  const auto append_box = [&out](std::string_view level) {
    out += fmt::format(
        "<label><input type=\"checkbox\" value=\"{0}\" checked> {0} <span></span></label>", level);
  };
  for (const Level level : kLevels) append_box(level_name(level));
  append_box("none");
  out +=
      "</fieldset>\n<button type=\"button\" id=\"unfold\">Unfold all</button>\n"
      "<button type=\"button\" id=\"fold\">Fold all</button>\n"
      "<output id=\"shown\"></output>\n"
      "<span class=\"keys\" id=\"keys\">Keys: / filter, j k next and previous entry, e E next "
      "and previous error, Enter unfolds</span>\n</div>\n";
}

bool contains(const std::vector<std::string>& sorted, std::string_view path) {
  return std::binary_search(sorted.begin(), sorted.end(), path, std::less<>());
}

}  // namespace

TracePage::TracePage(const RenderSettings& settings)
    : settings_(settings), fields_(settings), times_(settings.zone, settings.time_format) {}

void TracePage::append(std::string& out, const Trace& trace, const TraceSource& source) {
  if (articles_ == 0) {
    append_start(out, trace);
    append_tools(out);
    out += "<main>\n";
  } else if (bytes_ >= kMostBytes) {
    ++traces_left_out_;
    return;
  }
  ++articles_;
  const std::size_t begin = out.size();
  append_article(out, trace, source);
  bytes_ += out.size() - begin;
}

void TracePage::end(std::string& out) {
  if (traces_left_out_ > 0) {
    out += fmt::format("<p class=\"note\">Not on this page: {}, as it is {} long.</p>\n",
                       counted(traces_left_out_, "more transaction"), readable_bytes(bytes_));
  }
  out += "</main>\n<script>";
  out += kPageScript;
  out += "</script>\n</body>\n</html>\n";
}

std::string TracePage::time_text(Nanoseconds time) { return std::string(times_.text(time)); }

void TracePage::append_article(std::string& out, const Trace& trace, const TraceSource& source) {
  out += fmt::format("<article aria-labelledby=\"txn-{0}\">\n<h1 id=\"txn-{0}\">txn ", articles_);
  append_element(out, "<code>", trace.id, "</code></h1>\n");
  append_head(out, trace, source);
  if (trace.whole.length() > 0) {
    out += "<section>\n<h2>Waterfall</h2>\n";
    append_waterfall(out, trace);
    out += "</section>\n";
  }
  const std::vector<TimeShare> shares = time_shares(trace, true);
  if (!shares.empty()) {
    out += "<section>\n<h2>Where the time went</h2>\n<table>\n";
    for (const TimeShare& share : shares) {
      append_element(out, "<tr><td class=\"number\">", duration_text(share.length, true), "</td>");
      out += fmt::format("<td class=\"number\">{} %</td>",
                         percent(share.length, trace.whole.length()));
      append_element(out, "<td>", share.of, "</td></tr>\n");
    }
    out += "</table>\n";
    if (const std::string path = critical_path(trace, true); !path.empty()) {
      append_element(out, "<p>Critical path: ", path, "</p>\n");
    }
    out += "</section>\n";
  }
  append_entries(out, trace, source);
  out += "</article>\n";
}

void TracePage::append_head(std::string& out, const Trace& trace, const TraceSource& source) {
  out += "<dl class=\"head\">\n";
  if (const std::string made = made_line_of(trace, settings_.zone); !made.empty()) {
    append_term(out, "made", made.substr(made.find(' ') + 1));
  }
  if (trace.is_timed) {
    // Whoever reads the page does not see the command line.
    const Nanoseconds begin = trace.whole.begin;
    append_term(out, "from", time_text(begin) + ' ' + zone_name(settings_.zone, begin));
  }
  append_term(out, "has", counts_of(trace, true));
  if (trace.first_error) {
    const std::string& message = trace.entries[*trace.first_error].message;
    append_element(out, "<dt>errors</dt><dd>", errors_of(trace, true) + ": ", "");
    append_html(out, cut_between_characters(message, kMostOfValue));
    out += "</dd>\n";
  } else if (trace.worst) {
    append_term(out, "worst level", level_name(*trace.worst));
  }
  if (const std::string clocks = set_clocks_of(trace, true); !clocks.empty()) {
    append_term(out, "clocks set right", clocks);
  }
  if (const std::string ids = related_ids(trace); !ids.empty()) append_term(out, "see also", ids);
  append_common(out, trace, source);
  out += "</dl>\n";
}

// What is the same in all entries.
void TracePage::append_common(std::string& out, const Trace& trace, const TraceSource& source) {
  if (trace.common_fields.empty()) return;
  for (std::size_t i = 0; i < trace.entries.size(); ++i) {
    const Record* const record = source.entry(i);
    if (record == nullptr || record->malformed) continue;
    fields_.each(*record, [&](const EntryField& field) {
      if (contains(trace.common_fields, field.name)) append_field(out, field);
    });
    return;
  }
}

void TracePage::append_entries(std::string& out, const Trace& trace, const TraceSource& source) {
  out += fmt::format(
      "<section>\n<h2 id=\"entries-{0}\" tabindex=\"-1\">Entries</h2>\n"
      "<ol class=\"entries\" aria-labelledby=\"entries-{0}\">\n",
      articles_);
  const OffsetScale scale = offset_scale(trace);
  const std::size_t begin = out.size();
  std::size_t shown = 0;
  for (; shown < trace.entries.size(); ++shown) {
    if (entries_ == kMostEntries || bytes_ + (out.size() - begin) >= kMostBytes) break;
    append_row(out, trace, source, scale, shown);
    ++entries_;
  }
  out += "</ol>\n";
  if (shown < trace.entries.size()) {
    out += fmt::format(
        "<p class=\"note\">Not on this page: {} of {}, the later ones. It holds {} and {} at most; "
        "a narrower query chooses among them.</p>\n",
        grouped(trace.entries.size() - shown), counted_entries(trace.entries.size()),
        counted_entries(kMostEntries), readable_bytes(std::uint64_t{kMostBytes}));
  }
  out += "</section>\n";
}

void TracePage::append_row(std::string& out, const Trace& trace, const TraceSource& source,
                           const OffsetScale& scale, std::size_t index) {
  const TraceEntry& entry = trace.entries[index];
  for (const Stretch& stretch : named_stretches(trace)) {
    if (stretch.entry != index) continue;
    append_element(
        out, "<li class=\"gap\">",
        fmt::format("{}, {} %, {}", duration_text(stretch.length, true),
                    percent(stretch.length, trace.whole.length()), place_of(trace, stretch, true)),
        "</li>\n");
  }
  const std::string_view level = entry.level ? level_name(*entry.level) : "none";
  out += fmt::format("<li class=\"{}\"><details><summary>", level);
  append_summary(out, trace, scale, index);
  out += "</summary>";
  append_details(out, trace, source, index);
  out += "</details></li>\n";
}

void TracePage::append_summary(std::string& out, const Trace& trace, const OffsetScale& scale,
                               std::size_t index) {
  const TraceEntry& entry = trace.entries[index];
  std::string since, delta;
  const auto text = [&](Nanoseconds length) { return scale.text(length) + " " + scale.unit(); };
  if (entry.says_time) since = "+" + text(saturating_sub(*entry.time, trace.whole.begin));
  if (entry.delta) delta = text(*entry.delta);
  // The blanks are for browsers of text, where nothing else stands between two of them.
  append_element(out, "<span>", since, "</span> ");
  append_element(out, "<span>", delta, "</span> ");
  if ((entry.says_time || entry.span) && trace.whole.length() > 0) {
    append_entry_bar(out, trace, entry);
  } else {
    out += "<span></span>";
  }
  append_element(out, "<span>", lane_name(trace, entry.lane), "</span> ");
  append_element(out, "<span class=\"level\">", entry.level ? level_label(*entry.level) : "",
                 "</span> ");
  append_element(out, "<span class=\"logger\">", entry.logger, "</span> ");
  append_element(out, "<span class=\"message\">",
                 cut_between_characters(entry.message, kMostOfValue), "</span>");
}

void TracePage::append_details(std::string& out, const Trace& trace, const TraceSource& source,
                               std::size_t index) {
  const TraceEntry& entry = trace.entries[index];
  std::string at = entry.says_time ? time_text(*entry.time) : std::string("no time");
  if (entry.span) at += ", took " + duration_text(entry.span->length(), true);
  const EntryOrigin origin = source.origin(index);
  if (settings_.with_filename) at += fmt::format(", {}", origin.file);
  if (settings_.with_line_number) at += fmt::format(", line {}", grouped(origin.line_number));
  append_element(out, "<p class=\"at\">", at, "</p>");
  const Record* const record = source.entry(index);
  if (record == nullptr) return;
  if (record->malformed) {
    append_element(out, "<pre>", cut_between_characters(record->raw, kMostOfValue), "</pre>");
    return;
  }
  out += "<dl class=\"fields\">";
  fields_.each(*record, [&](const EntryField& field) {
    if (contains(trace.common_fields, field.name) || contains(trace.id_fields, field.name)) return;
    append_field(out, field);
  });
  out += "</dl>";
}

void TracePage::append_field(std::string& out, const EntryField& field) {
  append_element(out, "<dt>", cut_between_characters(field.name, kMostOfValue), "</dt><dd>");
  std::string scratch;
  const bool is_block = fields_.append_block(scratch, field);
  const std::string_view text = is_block ? scratch : fields_.text(field, scratch);
  const std::string_view shown = cut_between_characters(text, kMostOfValue);
  append_element(out, is_block ? "<pre>" : "", shown, is_block ? "</pre>" : "");
  if (shown.size() < text.size()) {
    out += fmt::format(" <em>… and {} bytes more</em>", grouped(text.size() - shown.size()));
  }
  out += "</dd>";
}

}  // namespace gsaw
