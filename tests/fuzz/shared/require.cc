// What a fuzz target promises: a broken promise stops it like a crash.
#include "fuzz/shared/require.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "base/terminal_escape.h"

namespace gsaw::fuzz {

void broken(std::string_view promise, std::string_view detail) {
  fmt::print(stderr, "broken promise: {}\n{}\n", promise, printable(detail));
  std::fflush(stderr);
  std::abort();
}

void require_printable(std::string_view text, std::string_view promise) {
  std::string_view rest = text;
  for (;;) {
    const std::size_t unsafe = find_unsafe(rest);
    if (unsafe == rest.size()) return;
    require(rest[unsafe] == '\n', promise, text);
    rest.remove_prefix(unsafe + 1);
  }
}

}  // namespace gsaw::fuzz
