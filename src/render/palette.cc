// The colours of pretty output, by what a piece of text is.
#include "render/palette.h"

namespace gsaw {
namespace {

constexpr const char* kBold = "\x1b[1m";
constexpr const char* kDim = "\x1b[2m";
constexpr const char* kRed = "\x1b[31m";
constexpr const char* kGreen = "\x1b[32m";
constexpr const char* kYellow = "\x1b[33m";
constexpr const char* kBlue = "\x1b[34m";
constexpr const char* kMagenta = "\x1b[35m";
constexpr const char* kCyan = "\x1b[36m";
constexpr const char* kBoldRed = "\x1b[1;31m";
constexpr const char* kBlackOnYellow = "\x1b[30;43m";

constexpr Palette kPlain;

// File and line as grep colours them.
constexpr Palette kColored{
    .colored = true,
    .reset = "\x1b[0m",
    .time = kDim,
    .host = kMagenta,
    .logger = kCyan,
    .message = kBold,
    .key = kDim,
    .value = {},
    .block = {},
    .malformed = kDim,
    .highlight = kBlackOnYellow,
    .file = kMagenta,
    .line_number = kGreen,
    .levels = {kBoldRed, kBoldRed, kBoldRed, kRed, kYellow, kCyan, kGreen, kBlue, kDim},
};

}  // namespace

const Palette& palette(bool color) { return color ? kColored : kPlain; }

}  // namespace gsaw
