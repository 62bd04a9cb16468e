// The last N entries, shown when all is read.
#include "pipeline/last_entries_view.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/terminal_escape.h"
#include "input/line_number.h"
#include "pipeline/kept_parser.h"
#include "pipeline/log_scope.h"
#include "pipeline/shown_lines.h"

namespace gsaw {
namespace {

Error cannot_count(const Error& reason) { return {"no line numbers: " + reason.message, ""}; }

}  // namespace

LastEntriesView::LastEntriesView(const LastEntriesSettings& settings, const RenderSettings& render,
                                 OutputStream& out, Diagnostics& diagnostics)
    : LastEntriesView(settings, render, make_renderer(render), out, diagnostics) {}

LastEntriesView::LastEntriesView(const LastEntriesSettings& settings, const RenderSettings& render,
                                 std::unique_ptr<Renderer> renderer, OutputStream& out,
                                 Diagnostics& diagnostics)
    : LastEntries(settings),
      render_(render),
      renderer_(std::move(renderer)),
      out_(out),
      diagnostics_(diagnostics) {}

ViewNeeds LastEntriesView::needs() const {
  ViewNeeds needs = LastEntries::needs();
  needs.line_places = render_.with_line_number;
  return needs;
}

void LastEntriesView::finish() {
  std::vector<HeldEntry> shown = take_last();
  if (render_.with_line_number) count_lines(shown);
  write(shown);
  report_untimed(diagnostics_);
}

// Makes every place a line number. Each file is read once, up to its last entry.
void LastEntriesView::count_lines(std::vector<HeldEntry>& shown) {
  std::map<std::uint32_t, std::vector<HeldEntry*>> by_file;
  for (HeldEntry& held : shown) {
    if (!file_of(held).counted) by_file[held.entry.file].push_back(&held);
  }
  for (auto& [number, entries] : by_file) {
    LineCounter counter(file_of(*entries.front()).file);
    for (HeldEntry* held : entries) held->entry.place = counter.line_at(held->entry.place);
    if (counter.failure()) diagnostics_.error(cannot_count(*counter.failure()));
  }
}

void LastEntriesView::write(const std::vector<HeldEntry>& shown) {
  constexpr std::size_t kBlock = std::size_t{64} << 10;
  KeptParser parser;
  ShownLines lines;
  std::string text;
  std::uint64_t changed = 0;
  std::string changed_file;
  const KeptEntry* last = nullptr;
  for (const HeldEntry& held : shown) {
    const InputFile& file = *file_of(held).file;
    const LogScope scope(&file);
    const Record* const record = parser.parse(held.entry);
    if (record == nullptr) {
      if (changed++ == 0) changed_file = file.name;
      continue;
    }
    const bool is_same_line = last != nullptr && are_of_one_line(*last, held.entry);
    last = &held.entry;
    renderer_->append(text, *record,
                      {file.name, held.entry.place, is_same_line, false, lines.holds(held.entry)});
    if (text.size() < kBlock) continue;
    if (!out_.write_entries(text, true)) return;
    text.clear();
  }
  out_.write_entries(text, true);
  if (changed == 0) return;
  diagnostics_.error({fmt::format("{} of the last entries {} not shown: {} changed while it was "
                                  "being read",
                                  changed, changed == 1 ? "is" : "are", printable(changed_file)),
                      ""});
}

}  // namespace gsaw
