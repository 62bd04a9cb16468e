// A line of CSV or TSV, cell by cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gsaw {

enum class Separation : std::uint8_t { csv, tsv };

// CSV as RFC 4180 has it: what holds a comma, a quote or an end of line stands in quotes, lines end
// in CRLF; an empty text has quotes, nothing has none, but where it is all of a line, which would
// then be none. TSV has no quotes: tab, newline, carriage return and backslash are `\t`, `\n`, `\r`
// and `\\`. All other characters, control characters too, stand as they are: both are for
// programs.
class SeparatedRow {
 public:
  // Appends to `out`, which must outlive it.
  SeparatedRow(std::string& out, Separation separation)
      : out_(out), is_csv_(separation == Separation::csv) {}

  // A cell.
  void text(std::string_view text);
  void nothing();
  // Behind the last.
  void end();

 private:
  void begin_cell();
  void append_csv(std::string_view text);
  void append_tsv(std::string_view text);

  std::string& out_;
  const bool is_csv_;
  std::size_t cells_ = 0;
  bool is_blank_ = true;  // all of them are nothing
};

}  // namespace gsaw
