// What messages have in common that differ only in what they are about.
#pragma once

#include <cstdint>
#include <string_view>

namespace gsaw {

// The same for messages whose words are the same but for those that hold a digit, a slash, an `=`
// or a quote: ids, numbers, paths, values. A hash: two shapes share one by chance alone.
std::uint64_t message_shape(std::string_view message);

}  // namespace gsaw
