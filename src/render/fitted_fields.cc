// Fields of an entry on a screen: as many of them as fit, long values cut.
#include "render/fitted_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/terminal_escape.h"
#include "render/text_width.h"

namespace gsaw {
namespace {

std::string_view without_colors_before(std::string_view text) {
  while (const std::size_t size = control_sequence_length(text)) text.remove_prefix(size);
  return text;
}

// Of what stands before a value, colours or not.
bool is_behind_equals(std::string_view before) {
  const std::size_t equals = before.rfind('=');
  return equals != before.npos && without_colors_before(before.substr(equals + 1)).empty();
}

}  // namespace

bool is_value_of(std::string_view field, std::string_view value, std::string_view reset) {
  if (field.ends_with(reset)) field.remove_suffix(reset.size());
  return !value.empty() && field.ends_with(value) &&
         is_behind_equals(field.substr(0, field.size() - value.size()));
}

// Notes a field as it will be shown.
void FittedFields::add(std::string_view field, std::string_view id) {
  const std::size_t begin = text_.size();
  const bool is_id = is_value_of(field, id, marks_.reset);
  const bool highlighted = !marks_.highlight.empty() && field.find(marks_.highlight) != field.npos;
  const std::size_t value_at = std::min(field.find('='), field.size() - 1) + 1;
  const std::string_view value = field.substr(value_at);
  const std::string_view seen = without_colors_before(value);
  const bool in_quotes = seen.starts_with('"');
  const bool is_word = !in_quotes && !seen.starts_with('{') && !seen.starts_with('[');
  const std::size_t most = is_word ? limits_.word : limits_.text;
  std::size_t width = text_width(field);
  const std::size_t value_width = width > most ? text_width(value) : width;
  if (is_id || value_width <= most) {
    text_ += field;
  } else {
    is_cut_ = true;
    text_ += field.substr(0, value_at);
    width -= value_width;
    width += append_cut(text_, value, most - (in_quotes ? 1 : 0), marks_);
    if (in_quotes) text_ += '"';
    width += in_quotes ? 1 : 0;
  }
  fields_.push_back({begin, text_.size() - begin, width, is_id || highlighted, false});
}

void FittedFields::choose(std::size_t columns) {
  const bool fits = columns_.all <= columns;
  std::size_t room = fits ? columns : columns - std::min(columns, kCountColumns);
  for (const bool needed : {true, false}) {
    for (Field& field : fields_) {
      if (field.needed != needed) continue;
      field.shown = fits || needed || field.width + 1 <= room;
      if (field.shown) room -= std::min(room, field.width + 1);
    }
  }
}

FieldColumns FittedFields::start(std::span<const std::string_view> fields, std::string_view id) {
  fields_.clear();
  text_.clear();
  columns_ = {};
  is_cut_ = false;
  for (const std::string_view field : fields) {
    add(field, id);
    const Field& added = fields_.back();
    for (std::size_t* sum : {&columns_.all, &columns_.needed}) {
      if (sum == &columns_.needed && !added.needed) continue;
      *sum += added.width + (*sum > 0 ? 1 : 0);
    }
  }
  return columns_;
}

bool FittedFields::append(std::string& out, std::size_t columns) {
  choose(columns);
  std::size_t left_out = 0;
  const char* blank = "";
  for (const Field& field : fields_) {
    if (!field.shown) {
      ++left_out;
      continue;
    }
    out.append(blank).append(text_, field.begin, field.size);
    blank = " ";
  }
  if (left_out > 0) {
    out.append(blank).append(marks_.ellipsis);
    fmt::format_to(std::back_inserter(out), "+{}", left_out);
  }
  return left_out == 0 && !is_cut_;
}

}  // namespace gsaw
