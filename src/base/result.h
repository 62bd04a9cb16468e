// Errors as values: what set-up code returns when it cannot go on.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace gsaw {

// A failure told to a person. `message` is one sentence without a final full
// stop; `hint` is what to do about it and may be empty. Neither holds a newline
// unless the text is already laid out (a query with its caret).
struct Error {
  std::string message;
  std::string hint;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{std::move(message), std::move(hint)});
}

}  // namespace gsaw
