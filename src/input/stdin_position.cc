// Where standard input stands before a run, and after it.
#include "input/stdin_position.h"

#include <sys/types.h>
#include <unistd.h>

namespace gsaw {

StdinPosition::StdinPosition(bool used) {
  const off_t begin = used ? ::lseek(STDIN_FILENO, 0, SEEK_CUR) : -1;
  if (begin >= 0) begin_ = static_cast<std::uint64_t>(begin);
}

void StdinPosition::leave(const StdinUse& use) const {
  const std::optional<std::uint64_t> place = use.reached ? use.behind_last : begin_;
  if (place) ::lseek(STDIN_FILENO, static_cast<off_t>(*place), SEEK_SET);
}

}  // namespace gsaw
