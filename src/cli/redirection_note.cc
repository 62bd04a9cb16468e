// A query without quotes, of which the shell took a part for a redirection.
#include "cli/redirection_note.h"

#include <fmt/format.h>

#include <string_view>

#include "base/decimal.h"
#include "base/in_quotes.h"
#include "query/duration.h"

namespace gsaw {
namespace {

bool is_single_word(const Node& query) {
  const auto* term = std::get_if<TextTerm>(&query.kind);
  return term != nullptr && !term->value.quoted;
}

// `=500`, which hardly anyone calls a file; `500` or `2s` only behind a lone word.
bool looks_compared(std::string_view file, const Node& query) {
  if (file.size() > 1 && file.front() == '=') return true;
  return is_single_word(query) && (Decimal::parse(file) || parse_duration(file));
}

}  // namespace

std::string redirection_note(const Node& query, const Environment& environment) {
  const std::string& file = environment.output_file;
  if (file.empty() || !looks_compared(file, query)) return {};
  return fmt::format(
      "the output goes to the file {}: if {} was to be a part of the query, that needs quotes, as "
      "in gsaw {}",
      in_quotes(file), in_quotes(">" + file), in_quotes("FIELD>" + file));
}

}  // namespace gsaw
