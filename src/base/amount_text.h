// Amounts as a person reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// Three digits that count, in decimal units: "999 B", "1.08 GB".
std::string readable_bytes(double bytes);
std::string readable_bytes(std::uint64_t bytes);

// "1,234,567".
std::string grouped(std::uint64_t number);

// "1 line", "1,234 lines".
std::string counted(std::uint64_t number, std::string_view noun);

// "1 entry", "1,234 entries".
std::string counted_entries(std::uint64_t number);

// "a, b and 3 more": the first `most` of them, safe on a terminal.
std::string listed_first(const std::vector<std::string>& texts, std::size_t most);

}  // namespace gsaw
