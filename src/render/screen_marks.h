// How a renderer marks what of an entry is to be laid out for a screen: bytes that escaped text
// never holds (terminal_escape.h).
#pragma once

#include <cstddef>

namespace gsaw {

// Cells of the column of levels: the longest name has as many.
inline constexpr std::size_t kLevelWidth = 5;

// Begins the line of an entry. Lines that begin otherwise are shown as they are.
inline constexpr char kEntryMark = '\x1e';
// Between the parts of that line, each coloured and escaped, and empty where there is none of it.
inline constexpr char kPartMark = '\x1f';

// The parts in their order. The file is what it is named by on the screen; the origin is what -H
// and --line-number ask for. A line without more than `text` is not laid out; else `time` takes its
// place, `txn` is the id alone, and all from `fields` on are `key=value`, that of the id too.
struct ScreenPart {
  static constexpr std::size_t file = 0, origin = 1, text = 2;
  static constexpr std::size_t time = 2, level = 3, host = 4, logger = 5, message = 6, txn = 7,
                               fields = 8;
};

}  // namespace gsaw
