// Selected entries that belong to no transaction.
#pragma once

#include <string_view>

namespace gsaw {

// Why a view of transactions has nothing to show.
inline constexpr std::string_view kNoTransaction = "no matching entry belongs to a transaction";

}  // namespace gsaw
