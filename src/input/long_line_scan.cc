// What is to be known of a line too long to be held: seen piece by piece.
#include "input/long_line_scan.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace gsaw {

std::size_t leading_nuls(std::string_view text) {
  constexpr char kNuls[512] = {};
  std::size_t count = 0;
  while (text.size() - count >= sizeof kNuls &&
         std::memcmp(text.data() + count, kNuls, sizeof kNuls) == 0) {
    count += sizeof kNuls;
  }
  while (count < text.size() && text[count] == '\0') ++count;
  return count;
}

LongLineScan::LongLineScan(const LongLineLimit& limit, LinePlace place) : limit_(limit) {
  line_.place = std::move(place);
  line_.may_match = limit.may_match == nullptr;
}

void LongLineScan::see(std::string_view piece) {
  if (line_.size < kSeam) {
    opened_ |= piece.substr(0, kSeam).find('{') != std::string_view::npos;
  }
  line_.size += piece.size();
  constexpr std::string_view kBlanks(" \t\r\0", 4);
  const std::size_t last = piece.find_last_not_of(kBlanks);
  if (last != std::string_view::npos) last_ = piece[last];
  if (line_.may_match) return;
  seam_ += piece.substr(0, kSeam);
  line_.may_match = limit_.may_match(seam_) || limit_.may_match(piece);
  if (piece.size() >= kSeam) {
    seam_ = piece.substr(piece.size() - kSeam);
  } else if (seam_.size() > kSeam) {
    seam_.erase(0, seam_.size() - kSeam);
  }
}

LongLine LongLineScan::finish() && {
  line_.is_object = opened_ && last_ == '}';
  return std::move(line_);
}

}  // namespace gsaw
