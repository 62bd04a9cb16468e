// Following logs that change, for the tests of input/.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "input/byte_source.h"
#include "unit/input/read_fixture.h"

namespace gsaw::testing {

inline void append(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary | std::ios::app) << text;
}

// What whoever follows needs.
struct FollowFixture {
  // What comes next of `followed`, a block; "end" when nothing does for now.
  template <class Followed>
  std::string next_of(Followed& followed) {
    const auto block = followed.next(context);
    return block ? std::string(block->block.bytes) : "end";
  }

  Messages messages;
  ReadSettings settings;
  StopSignal stop;
  BlockPool pool{64, 2};
  SourceContext context{settings, stop, pool};
};

}  // namespace gsaw::testing
