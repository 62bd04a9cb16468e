// write(2) until all is written.
#pragma once

#include <string_view>

namespace gsaw {

// Takes what it has written off `bytes`. Goes on after signals, and waits where whoever shares
// the descriptor has made it non-blocking. Returns 0, or the errno that it ended with.
int write_fully(int descriptor, std::string_view& bytes);

// A step of that: one write(2), which takes what it has written off `bytes`. 0, or its errno.
int write_once(int descriptor, std::string_view& bytes);
// Whether another step is to follow one that returned `error`. Where the descriptor takes nothing
// at the moment, waits until it does, or fails, or a signal comes.
bool can_go_on(int descriptor, int error);

}  // namespace gsaw
