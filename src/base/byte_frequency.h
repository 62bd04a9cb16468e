// How common each byte is in JSON logs: for choosing what of a needle to look for.
#pragma once

namespace gsaw {

// 0 (never seen) to 255 (the most common byte).
unsigned byte_frequency(unsigned char byte);

}  // namespace gsaw
