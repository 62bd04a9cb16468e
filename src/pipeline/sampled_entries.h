// Some entries of the inputs: what they have, for who types a command about them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/render_settings.h"

namespace gsaw {

// Of what sample_lines() gives of `paths`. All that is returned begins with `prefix`, a name maybe
// but for its quotes, is safe on a terminal, no longer than kMostBytes, and each once, kMost at
// most.
class SampledEntries {
 public:
  static constexpr std::size_t kMostBytes = 200, kMost = 200;

  explicit SampledEntries(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // Names of fields with values of their own, as they are typed; the most frequent first. GELF's
  // `_` they have where `prefix` does.
  std::vector<std::string> names(std::string_view prefix) const;
  // Decoded values of the field, strings, numbers and booleans; of the level names of levels. The
  // most frequent first.
  std::vector<std::string> values(const ShownField& field, std::string_view prefix) const;
  // Of entries that are errors, where there are some, the last first.
  std::vector<std::string> txn_ids(std::string_view prefix) const;

 private:
  std::vector<std::string> paths_;
};

}  // namespace gsaw
