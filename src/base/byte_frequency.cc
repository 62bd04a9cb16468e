// How common each byte is in JSON logs.
#include "base/byte_frequency.h"

namespace gsaw {
namespace {

// From the share of each byte in sample logs of 50 producers, each file counting the
// same: 255 + 22 * log2(share), scaled so that the most common is 255. Bytes not seen are 0.
// clang-format off
constexpr unsigned char kFrequency[256] = {
    1,   0,   1,   0,   1,   0,   1,   0,   0,   0, 108,   0,   1,   1,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   1,
  189,   1, 255,   1,   1,   1,   1,   1,  61,  60,   1,  35, 197, 179, 183, 143,
  196, 186, 178, 164, 161, 141, 150, 139, 134, 143, 209,   8,   1,   8,   1,   1,
    1,  90,  39,  90,  68,  94,  69,  79,  56, 109,  20,  27,  57,  74,  78,  63,
   75,  13,  86,  94, 119,  64,  31,  42,  34,  17,  65,  53,  86,  53,   0, 161,
    1, 208, 117, 182, 183, 227, 137, 157, 156, 194,  54,  93, 189, 183, 200, 198,
  168,  83, 200, 207, 212, 171, 146,  97, 115, 124,  61, 127,   1, 127,   1,   0,
    1,   1,   1,   1,   1,   1,   1,   0,   1,   1,   0,   1,   1,   1,   1,   1,
    1,   0,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   0,   1,
    1,   1,   0,   0,   1,   1,   1,   1,   1,   1,   1,   1,   0,   1,   1,   0,
    1,   1,   1,   0,   0,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,
    0,   0,   1,   1,   0,   0,   0,   0,   0,   1,   0,   0,   0,   0,   0,   1,
    1,   1,   0,   0,   0,   0,   0,   1,   1,   0,   0,   0,   0,   0,   1,   0,
    0,   0,   1,   1,   1,   1,   1,   0,   1,   0,   1,   1,   1,   1,   0,   1,
    1,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   1,   1,
};
// clang-format on

}  // namespace

unsigned byte_frequency(unsigned char byte) { return kFrequency[byte]; }

}  // namespace gsaw
