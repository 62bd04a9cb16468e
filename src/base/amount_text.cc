// Amounts as a person reads them.
#include "base/amount_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/terminal_escape.h"

namespace gsaw {

std::string readable_bytes(double bytes) {
  std::string_view unit = "B";
  for (const std::string_view larger : {"kB", "MB", "GB", "TB", "PB"}) {
    if (bytes < 999.5) break;
    bytes /= 1000;
    unit = larger;
  }
  const int decimals = unit == "B" || bytes >= 99.95 ? 0 : (bytes >= 9.995 ? 1 : 2);
  return fmt::format("{:.{}f} {}", bytes, decimals, unit);
}

std::string readable_bytes(std::uint64_t bytes) {
  return readable_bytes(static_cast<double>(bytes));
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string counted_entries(std::uint64_t number) {
  return fmt::format("{} {}", grouped(number), number == 1 ? "entry" : "entries");
}

std::string listed_first(const std::vector<std::string>& texts, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(texts.size(), most); ++i) {
    list += (i == 0 ? "" : ", ") + printable(texts[i]);
  }
  if (texts.size() > most) list += fmt::format(" and {} more", texts.size() - most);
  return list;
}

}  // namespace gsaw
