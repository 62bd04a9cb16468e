// Which transactions are to be listed, and in which order.
#pragma once

#include <cstdint>

#include "base/named_value.h"

namespace gsaw {

enum class TxnOrder : std::uint8_t { start, duration, errors, entries };

inline constexpr NamedValue<TxnOrder> kTxnOrderNames[] = {
    {"duration", TxnOrder::duration},
    {"errors", TxnOrder::errors},
    {"entries", TxnOrder::entries},
    {"start", TxnOrder::start},
};

struct TxnsSettings {
  TxnOrder order = TxnOrder::start;  // the earliest first; of all others the largest
  bool turned = false;               // the other way round
  bool open_only = false;            // those that do not end as others do
  bool failed_only = false;          // those with an error
};

}  // namespace gsaw
