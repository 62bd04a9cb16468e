// A line of CSV or TSV, cell by cell.
#include "render/separated_row.h"

namespace gsaw {

void SeparatedRow::begin_cell() {
  if (cells_++ > 0) out_ += is_csv_ ? ',' : '\t';
}

void SeparatedRow::text(std::string_view text) {
  begin_cell();
  is_blank_ = false;
  is_csv_ ? append_csv(text) : append_tsv(text);
}

void SeparatedRow::nothing() { begin_cell(); }

void SeparatedRow::end() {
  if (!is_csv_) {
    out_ += '\n';
    return;
  }
  if (cells_ == 1 && is_blank_) out_ += "\"\"";
  out_ += "\r\n";
}

void SeparatedRow::append_csv(std::string_view text) {
  if (!text.empty() && text.find_first_of(",\"\r\n") == text.npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

void SeparatedRow::append_tsv(std::string_view text) {
  for (const char c : text) {
    const std::size_t at = std::string_view("\t\n\r\\").find(c);
    if (at == std::string_view::npos) {
      out_ += c;
    } else {
      out_ += '\\';
      out_ += "tnr\\"[at];
    }
  }
}

}  // namespace gsaw
