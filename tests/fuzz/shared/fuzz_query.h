// Queries for fuzz targets: made ready as a run does, but no file is read.
#pragma once

#include <memory>
#include <string_view>

#include "query/parser.h"
#include "query/prepared_query.h"

namespace gsaw::fuzz {

inline constexpr Nanoseconds kNow = 1'324'900'800 * kNanosPerSecond;  // 2011-12-26 12:00 UTC

// The lists of `in @FILE` are these two values instead: "red" and "5".
void fill_value_files(Node& tree);

// The query of a text that parses; its files are filled in. Compiling it must succeed.
PreparedQuery prepared(std::string_view text, bool ignore_case);

}  // namespace gsaw::fuzz
