// A histogram as bars, one below the other.
#include "render/histogram_bars.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/terminal_escape.h"
#include "record/time_zone.h"
#include "render/palette.h"
#include "render/text_width.h"

namespace gsaw {
namespace {

constexpr std::size_t kUsualColumns = 80, kLeastBar = 10;

// How much of a time's text tells buckets of that length apart.
std::size_t time_width(Nanoseconds step) {
  if (step % kNanosPerDay == 0) return 10;
  if (step % kNanosPerMinute == 0) return 16;
  return step % kNanosPerSecond == 0 ? 19 : 23;
}

class BarWriter {
 public:
  BarWriter(std::string& out, const Bars& bars, const RenderSettings& settings,
            const Screen& screen)
      : out_(out),
        bars_(bars),
        palette_(settings.palette),
        times_(settings.zone, settings.time_format),
        has_own_format_(!settings.time_format.empty()),
        utf8_(screen.utf8) {
    const auto& buckets = bars.histogram.buckets;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
      most_ = std::max(most_, buckets[i].count);
      count_width_ = std::max(count_width_, fmt::formatted_size("{}", buckets[i].count));
      if (errors_in(buckets[i]) > 0) {
        errors_width_ = std::max({errors_width_, std::string_view("errors").size(),
                                  fmt::formatted_size("{}", errors_in(buckets[i]))});
      }
      has_marks_ = has_marks_ || bars.standings[i] != Standing::usual;
      time_width_ = std::max(time_width_, text_width(time_text(buckets[i].begin)));
    }
    columns_ = screen.columns > 0 ? screen.columns : kUsualColumns;
    std::size_t before = time_width_ + 2 + count_width_ + 2;
    if (errors_width_ > 0) before += errors_width_ + 2;
    if (has_marks_) before += 2;
    bar_width_ = columns_ > before + kLeastBar ? columns_ - before : kLeastBar;
  }

  void write() {
    append_headings();
    for (std::size_t i = 0; i < bars_.histogram.buckets.size(); ++i) append_bucket(i);
  }

 private:
  // With a blank behind it that a bar needs.
  std::string time_text(Nanoseconds time) {
    std::string text(times_.text(time));
    if (!has_own_format_) text.resize(std::min(text.size(), time_width(bars_.histogram.step)));
    return text;
  }

  std::uint64_t errors_in(const Histogram::Bucket& bucket) const {
    std::uint64_t errors = 0;
    for (const auto& [group, count] : bucket.groups) {
      if (is_error(bars_.parts[bars_.part_of_group[group]].level)) errors += count;
    }
    return errors;
  }

  void append_styled(std::string_view text, const Sgr& style) {
    out_ += std::string_view(style);
    out_ += text;
    out_ += std::string_view(palette_.end_of(style));
  }

  void append_headings() {
    if (legend_width() > bar_width_) {
      append_legend(columns_);
      out_ += '\n';
    }
    std::string line =
        "time" + std::string(time_width_ - std::min<std::size_t>(time_width_, 4), ' ');
    line += fmt::format("  {:>{}}", "count", count_width_);
    if (errors_width_ > 0) line += fmt::format("  {:>{}}", "errors", errors_width_);
    line += has_marks_ ? "    " : "  ";
    append_styled(line, palette_.key);
    if (legend_width() <= bar_width_) append_legend(bar_width_);
    while (out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }

  std::string name_of(const BarPart& part) const {
    constexpr std::size_t kWidest = 40;
    return cut_to_width(printable(part.name), kWidest, utf8_ ? "…" : "~");
  }

  std::size_t legend_width() const {
    std::size_t width = 0;
    for (const BarPart& part : bars_.parts) width += text_width(name_of(part)) + 4;
    return width;
  }

  // Nothing where all is one; in lines of so many columns.
  void append_legend(std::size_t columns) {
    std::size_t at = 0;
    for (const BarPart& part : bars_.parts) {
      if (part.name.empty()) return;
      const std::string name = name_of(part);
      const std::size_t width = text_width(name) + 2;
      const bool begins = at == 0 || at + 2 + width > columns;
      if (at > 0) out_ += begins ? "\n" : "  ";
      at = begins ? width : at + 2 + width;
      append_piece(part, 1);
      out_ += ' ' + name;
    }
  }

  // No other part looks alike.
  bool is_told_by_color(const BarPart& part) const {
    if (!part.level) return false;
    const std::string_view tint = palette_.tint(*part.level);
    return palette_.colored &&
           std::count_if(bars_.parts.begin(), bars_.parts.end(), [&](const BarPart& other) {
             return tint == (other.level ? palette_.tint(*other.level) : Sgr());
           }) == 1;
  }

  void append_piece(const BarPart& part, std::size_t cells) {
    const bool in_block = utf8_ && is_told_by_color(part);
    std::string text;
    for (std::size_t i = 0; i < cells; ++i)
      text += in_block ? std::string("█") : std::string(1, part.letter);
    if (part.level) {
      append_styled(text, palette_.tint(*part.level));
    } else {
      out_ += text;
    }
  }

  void append_bucket(std::size_t i) {
    const Histogram::Bucket& bucket = bars_.histogram.buckets[i];
    const std::string time = time_text(bucket.begin);
    append_styled(time, palette_.time);
    out_.append(time_width_ - std::min(time_width_, text_width(time)), ' ');
    out_ += fmt::format("  {:>{}}", bucket.count, count_width_);
    const std::uint64_t errors = errors_in(bucket);
    if (errors_width_ > 0) {
      out_ += fmt::format("  {:>{}}", errors > 0 ? fmt::format("{}", errors) : "", errors_width_);
    }
    if (has_marks_) out_ += std::string("  ") + mark(bars_.standings[i]);
    out_ += has_marks_ ? " " : "  ";
    append_bar(bucket);
    while (out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }

  const char* mark(Standing standing) const {
    if (standing == Standing::usual) return " ";
    if (standing == Standing::high) return utf8_ ? "▲" : "^";
    return utf8_ ? "▼" : "v";
  }

  void append_bar(const Histogram::Bucket& bucket) {
    if (bucket.count == 0) return;
    const double scale = static_cast<double>(bar_width_) / static_cast<double>(most_);
    const auto rounded =
        static_cast<std::size_t>(std::lround(static_cast<double>(bucket.count) * scale));
    const auto whole = std::max<std::size_t>(rounded, 1);
    std::vector<std::uint64_t> counts(bars_.parts.size(), 0);
    std::uint64_t sum = 0;
    for (const auto& [group, count] : bucket.groups) {
      const std::size_t part = bars_.part_of_group[group];
      counts[part] += count;
      sum += count;
    }
    if (sum < bucket.count && !counts.empty()) counts.back() += bucket.count - sum;
    const std::vector<std::size_t> cells = cells_of(counts, std::max(sum, bucket.count), whole);
    for (std::size_t part = 0; part < cells.size(); ++part) {
      if (cells[part] > 0) append_piece(bars_.parts[part], cells[part]);
    }
  }

  // One for each that has any, as far as they go round, the others by size.
  static std::vector<std::size_t> cells_of(const std::vector<std::uint64_t>& counts,
                                           std::uint64_t sum, std::size_t whole) {
    std::vector<std::size_t> cells(counts.size(), 0);
    std::size_t left = whole;
    for (std::size_t i = 0; i < counts.size() && left > 0; ++i) {
      if (counts[i] == 0) continue;
      cells[i] = 1;
      --left;
    }
    const std::size_t rest = left;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] > counts[largest]) largest = i;
      const auto more = static_cast<std::size_t>(
          static_cast<double>(rest) * static_cast<double>(counts[i]) / static_cast<double>(sum));
      if (cells[i] == 0) continue;
      cells[i] += std::min(more, left);
      left -= std::min(more, left);
    }
    if (!cells.empty() && cells[largest] > 0) cells[largest] += left;
    return cells;
  }

  std::string& out_;
  const Bars& bars_;
  const Palette& palette_;
  TimeFormatter times_;
  const bool has_own_format_;
  const bool utf8_;
  std::uint64_t most_ = 1;
  std::size_t time_width_ = 0, count_width_ = std::string_view("count").size(), errors_width_ = 0;
  std::size_t columns_ = kUsualColumns, bar_width_ = kLeastBar;
  bool has_marks_ = false;
};

}  // namespace

void append_bars(std::string& out, const Bars& bars, const RenderSettings& settings,
                 const Screen& screen) {
  BarWriter(out, bars, settings, screen).write();
}

}  // namespace gsaw
