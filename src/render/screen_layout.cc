// Entries laid out for a screen: columns that stay where they are, and hardly more than two rows
// for each.
#include "render/screen_layout.h"

#include <algorithm>
#include <cassert>
#include <span>

#include "base/terminal_escape.h"
#include "render/text_width.h"

namespace gsaw {
namespace {

// A shorter id may be the value of other fields by chance.
constexpr std::size_t kShortestTold = 8;

constexpr std::size_t kNoLimit = std::size_t{1} << 20;

// From here on there is room for long names.
constexpr std::size_t kWide = 120;

// Two rows, or three and more where they are short.
std::size_t budget_of(const Screen& screen) {
  constexpr std::size_t kLeast = 160;
  return std::max(2 * screen.columns, kLeast);
}

// Of texts half a row of a narrow screen; a word may be an id of Rackspace's, or a span's with its
// trace's.
ValueLimits limits_of(const Screen& screen) {
  return {std::max<std::size_t>(40, screen.columns / 3), 72};
}

std::string told_of(const std::string& txn) {
  return txn.size() < kShortestTold ? std::string() : printable(txn);
}

// With its newline.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

}  // namespace

ScreenLayout::ScreenLayout(const RenderSettings& settings)
    : on_screen_(settings.on_screen),
      palette_(settings.palette),
      ellipsis_(std::string(palette_.key) + (on_screen_.screen.utf8 ? "…" : "~") +
                std::string(palette_.end_of(palette_.key))),
      marks_{ellipsis_, 1, palette_.highlight, palette_.reset},
      told_(told_of(on_screen_.txn)),
      budget_(budget_of(on_screen_.screen)),
      file_{on_screen_.screen.columns < kWide ? std::size_t{16} : 32, 1, true},
      origin_{kNoLimit, 1, true},
      time_{kNoLimit, 1, false},
      level_{kNoLimit, kLevelWidth, false},
      host_{on_screen_.screen.columns < kWide ? std::size_t{16} : 32, 4, false},
      logger_{on_screen_.screen.columns < kWide ? std::size_t{20} : 40, 4, true},
      fields_(marks_, limits_of(on_screen_.screen)) {
  assert(on_screen_.laid_out());
}

std::string_view ScreenLayout::lay_out(std::string_view marked) {
  out_.clear();
  while (!marked.empty()) {
    const std::string_view line = take_line(marked);
    if (line.starts_with(kEntryMark)) {
      append_entry(line);
      out_ += '\n';
    } else {
      out_ += line;
    }
  }
  return out_;
}

void ScreenLayout::foresee(std::string_view marked) {
  while (!marked.empty()) {
    const std::string_view line = take_line(marked);
    if (!line.starts_with(kEntryMark)) continue;
    split(line);
    file_.widen(text_width(parts_[ScreenPart::file]), 1);
    if (parts_.size() < ScreenPart::fields) continue;
    time_.widen(text_width(parts_[ScreenPart::time]), 1);
    level_.widen(text_width(parts_[ScreenPart::level]), level_.step);
    host_.widen(text_width(parts_[ScreenPart::host]), 1);
    logger_.widen(text_width(parts_[ScreenPart::logger]), 1);
  }
}

// Finds the parts of a marked line.
void ScreenLayout::split(std::string_view line) {
  assert(line.starts_with(kEntryMark) && line.ends_with('\n'));
  line = line.substr(1, line.size() - 2);
  parts_.clear();
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(kPartMark, at), line.size());
    parts_.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  assert(parts_.size() > ScreenPart::text);
}

void ScreenLayout::append_entry(std::string_view line) {
  split(line);
  if (is_first_ && !on_screen_.txn.empty()) {
    out_.append(palette_.key).append("txn").append(palette_.end_of(palette_.key)).append("  ");
    out_.append(palette_.message).append(printable(on_screen_.txn));
    out_.append(palette_.end_of(palette_.message)).append("\n");
  }
  used_ = blanks_ = 0;
  append_file(parts_[ScreenPart::file]);
  is_cut_ = false;  // a file's name is no part of the entry, which may be whole beside it
  append_column(origin_, parts_[ScreenPart::origin]);
  if (parts_.size() < ScreenPart::fields) {
    begin_part(0);
    out_ += parts_[ScreenPart::text];
  } else {
    append_columns();
  }
  is_first_ = false;
  if (is_cut_) ++cut_entries_;
}

void ScreenLayout::append_file(std::string_view file) {
  switch (on_screen_.files) {
    case FileNaming::none:
      return;
    case FileNaming::column:
      append_column(file_, file);
      return;
    case FileNaming::heading:
      if (file == last_file_) return;
      last_file_ = file;
      if (!is_first_) out_ += '\n';
      out_.append(file).append("\n");
      return;
  }
}

void ScreenLayout::append_columns() {
  append_column(time_, parts_[ScreenPart::time]);
  append_column(level_, parts_[ScreenPart::level]);
  append_column(host_, parts_[ScreenPart::host]);
  append_column(logger_, parts_[ScreenPart::logger]);
  if (used_ > 0) ++blanks_;
  const FieldColumns fields = start_fields();
  append_message(parts_[ScreenPart::message], message_columns(fields));
  append_fields();
}

void ScreenLayout::Column::widen(std::size_t to, std::size_t by) {
  if (to <= width) return;
  width = std::min((to + by - 1) / by * by, most);
}

void ScreenLayout::append_column(Column& column, std::string_view text) {
  if (column.width == 0 && text.empty()) return;
  std::size_t width = text_width(text);
  if (width > column.most) {
    cut_.clear();
    width = column.keeps_end ? append_cut_front(cut_, text, column.most, marks_)
                             : append_cut(cut_, text, column.most, marks_);
    text = cut_;
    is_cut_ = true;
  }
  column.widen(width, column.step);
  if (width > 0) begin_part(width);
  out_ += text;
  blanks_ += column.width - width + 1;
}

FieldColumns ScreenLayout::start_fields() {
  const auto first = parts_.begin() + ScreenPart::fields;
  const auto is_left_out = [this](std::string_view field) {
    return field.empty() || is_value_of(field, told_, marks_.reset);
  };
  parts_.erase(std::remove_if(first, parts_.end(), is_left_out), parts_.end());
  return fields_.start(std::span(parts_).subspan(ScreenPart::fields), parts_[ScreenPart::txn]);
}

// What a message may take: some room is for fields, but a row and a half can be read of it, as long
// as what the fields need stays within a row more.
std::size_t ScreenLayout::message_columns(const FieldColumns& fields) const {
  const auto without = [](std::size_t all, std::size_t part) { return all - std::min(all, part); };
  const std::size_t columns = on_screen_.screen.columns;
  const std::size_t before = used_ + blanks_;
  const std::size_t within =
      without(budget_, before + std::max(std::min(fields.all, columns / 4), fields.needed) + 2);
  const std::size_t least =
      std::max(without(budget_ + columns, before + fields.needed + 2 + kCountColumns), columns / 2);
  return std::max(within, std::min(columns + columns / 2, least));
}

void ScreenLayout::append_message(std::string_view message, std::size_t most) {
  if (message.empty()) return;
  std::size_t width = text_width(message);
  if (width > most) {
    cut_.clear();
    width = append_cut(cut_, message, most, marks_);
    message = cut_;
    is_cut_ = true;
  }
  begin_part(width);
  out_ += message;
  blanks_ = 2;
}

void ScreenLayout::append_fields() {
  if (parts_.size() == ScreenPart::fields) return;
  begin_part(0);
  // To the end of a row, but a quarter of a row at least.
  const std::size_t columns = on_screen_.screen.columns;
  const std::size_t least = used_ + columns / 4;
  const std::size_t end = std::max(budget_, (least + columns - 1) / columns * columns);
  if (!fields_.append(out_, end - used_)) is_cut_ = true;
}

void ScreenLayout::begin_part(std::size_t width) {
  out_.append(blanks_, ' ');
  used_ += blanks_ + width;
  blanks_ = 0;
}

}  // namespace gsaw
