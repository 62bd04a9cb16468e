// Entries laid out for a screen: columns that stay where they are, and hardly more than two rows
// for each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/colored_cut.h"
#include "render/fitted_fields.h"
#include "render/palette.h"
#include "render/render_settings.h"
#include "render/screen_marks.h"

namespace gsaw {

// Of a run's entries in the order in which they are shown, so that all threads and chunks give the
// same:
//
// - The time, the level, the host, the logger (and the file, where it is named before entries) are
//   columns, as wide as the widest so far, up to a limit; what is wider is cut.
// - An entry stays one line, which the terminal breaks. Of a message that needs more than some two
//   rows the end is cut, of fields long values, and what does not fit is counted (fitted_fields.h).
//   What is below the line is whole.
// - The transaction that all belong to is said once, before the first; fields that hold nothing but
//   its id are left out.
class ScreenLayout {
 public:
  // `settings` must outlive it, and have a screen.
  explicit ScreenLayout(const RenderSettings& settings);
  ScreenLayout(const ScreenLayout&) = delete;
  ScreenLayout& operator=(const ScreenLayout&) = delete;

  // Whole entries as they are marked (screen_marks.h), and what stands between them, as they are
  // to be shown. Valid until the next call.
  std::string_view lay_out(std::string_view marked);

  // Makes columns as wide as these entries need, which need not be those that are shown: so the
  // first of them stand where the last ones do.
  void foresee(std::string_view marked);

  // The entries so far of which something was cut or left out.
  std::uint64_t cut_entries() const { return cut_entries_; }

 private:
  struct Column {
    std::size_t most;       // columns of the screen; what is wider is cut
    std::size_t step;       // what was not foreseen makes it wider by so many at once
    bool keeps_end;         // when it is cut
    std::size_t width = 0;  // so far

    void widen(std::size_t to, std::size_t by);
  };

  void split(std::string_view line);
  void append_entry(std::string_view line);
  void append_file(std::string_view file);
  void append_columns();
  void append_column(Column& column, std::string_view text);
  FieldColumns start_fields();
  std::size_t message_columns(const FieldColumns& fields) const;
  void append_message(std::string_view message, std::size_t most);
  void append_fields();
  // Blanks that are due, and `width` columns of text behind them.
  void begin_part(std::size_t width);

  const EntryScreen& on_screen_;
  const Palette& palette_;
  const std::string ellipsis_;
  const CutMarks marks_;
  const std::string told_;  // the id that fields need not repeat
  const std::size_t budget_;
  Column file_, origin_, time_, level_, host_, logger_;
  FittedFields fields_;

  std::string out_;
  std::string last_file_;
  bool is_first_ = true;
  std::uint64_t cut_entries_ = 0;
  // Of the entry at hand.
  std::vector<std::string_view> parts_;
  std::size_t used_ = 0;    // columns
  std::size_t blanks_ = 0;  // due before the next part
  bool is_cut_ = false;
  std::string cut_;
};

}  // namespace gsaw
