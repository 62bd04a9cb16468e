// A PartJoiner and what comes out of it, for the tests of input/.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/part_joiner.h"
#include "unit/input/runtime_log.h"

namespace gsaw::testing {

inline const auto kFile = std::make_shared<const InputFile>(InputFile{"log"});

// Lines that go in, block by block, in memory that goes away with the joiner's last block.
struct Joining {
  explicit Joining(std::size_t max_line = 1 << 20) { limit.max_line = max_line; }

  void add(std::string_view lines) {
    FileBlock next{kFile, {}};
    const auto owner = std::make_shared<const std::string>(lines);
    next.block.bytes = *owner;
    next.block.owner = owner;
    next.block.first_line = line;
    next.block.offset = offset;
    line += static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n'));
    offset += lines.size();
    joiner.add(std::move(next));
    take();
  }
  void end() {
    joiner.end_file();
    take();
    CHECK_FALSE(joiner.is_waiting());
  }
  void take() {
    while (const std::optional<FileBlock> out = joiner.take()) {
      const Block& block = out->block;
      add_numbered(lines_out, block.bytes, block.first_line);
      if (block.long_line) {
        lines_out.push_back(std::to_string(block.long_line->place.line) + ":long " +
                            std::to_string(block.long_line->size));
      }
      for (const Error& error : block.errors) lines_out.push_back(error.message);
      if (!block.bytes.empty()) end_in_file = block.end_in_file(block.bytes.size());
    }
  }

  LongLineLimit limit;
  PartJoiner joiner{limit};
  std::uint64_t line = 1, offset = 0, end_in_file = 0;
  std::vector<std::string> lines_out;  // "line:text"
};

using Lines = std::vector<std::string>;

}  // namespace gsaw::testing
