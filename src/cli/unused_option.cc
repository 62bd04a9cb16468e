// Options that are typed where nothing asks for them.
#include "cli/unused_option.h"

#include <algorithm>

namespace gsaw {

std::string unused_option(const Options& options, std::span<const FlagId> used) {
  for (const Flag& flag : flags()) {
    if (!options.is_typed(flag.id)) continue;
    if (std::find(used.begin(), used.end(), flag.id) == used.end()) return flag_name(flag);
  }
  return {};
}

}  // namespace gsaw
