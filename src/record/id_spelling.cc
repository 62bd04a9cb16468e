// The ways in which systems write one hexadecimal id.
#include "record/id_spelling.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "record/id_envelope.h"

namespace gsaw {
namespace {

constexpr std::size_t kAllDigits = 32;
constexpr std::size_t kHalfDigits = 16;
constexpr std::string_view kUuidShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
constexpr std::string_view kXrayShape = "1-xxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxx";
constexpr std::size_t kCommonEnd = 12;  // a UUID's last part

// `id`, of digits and dashes, has digits where the shape has an x, else what that has.
bool is_shaped(std::string_view id, std::string_view shape) {
  return std::equal(id.begin(), id.end(), shape.begin(), shape.end(),
                    [](char c, char s) { return s == 'x' ? c != '-' : c == s; });
}

std::string in_shape(std::string_view digits, std::string_view shape) {
  std::string id(shape);
  std::size_t next = 0;
  for (char& c : id) {
    if (c == 'x') c = digits[next++];
  }
  return id;
}

bool has_spellings(std::string_view id) {
  switch (id.size()) {
    case kHalfDigits:
    case kAllDigits:
      return id.find('-') == id.npos && is_hex_id(id);
    case kUuidShape.size():
      return is_shaped(id, kUuidShape) && is_hex_id(id);
    case kXrayShape.size():
      return is_shaped(id, kXrayShape) && is_hex_id(id);
    default:
      return false;
  }
}

}  // namespace

std::string_view in_one_spelling(std::string_view id, std::string& scratch) {
  if (!has_spellings(id)) return in_one_case(id, scratch);
  if (id.size() == kXrayShape.size()) id.remove_prefix(2);
  scratch.assign(id.size() == kHalfDigits ? kAllDigits - kHalfDigits : 0, '0');
  scratch += id;
  std::erase(scratch, '-');
  make_ascii_lower(scratch);
  return scratch;
}

bool is_same_id(std::string_view one, std::string_view other) {
  if (one == other) return true;
  std::string scratch, other_scratch;
  return in_one_spelling(one, scratch) == in_one_spelling(other, other_scratch);
}

std::vector<std::string> other_spellings(std::string_view id) {
  if (!has_spellings(id)) return {};
  std::string scratch;
  const std::string digits(in_one_spelling(id, scratch));
  std::vector<std::string> spellings = {digits};
  if (digits.find_first_not_of('0') >= kHalfDigits) {
    spellings.push_back(digits.substr(kHalfDigits));
  } else {
    spellings.push_back(in_shape(digits, kUuidShape));
    spellings.push_back(in_shape(digits, kXrayShape));
  }
  std::erase_if(spellings, [id](const auto& each) { return equals_lowered(id, each); });
  return spellings;
}

std::string_view end_of_spellings(std::string_view id) {
  return has_spellings(id) ? id.substr(id.size() - kCommonEnd) : id;
}

}  // namespace gsaw
