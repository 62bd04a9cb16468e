// write(2) until all is written.
#pragma once

#include <string_view>

namespace gsaw {

// Takes what it has written off `bytes`. Goes on after signals, and waits where whoever shares
// the descriptor has made it non-blocking. Returns 0, or the errno that it ended with.
int write_fully(int descriptor, std::string_view& bytes);

// Until write(2) would take something or fail, or a signal comes.
void wait_until_writable(int descriptor);

}  // namespace gsaw
