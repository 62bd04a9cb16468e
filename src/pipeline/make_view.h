// Which view a plan asks for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "pipeline/chosen_entries.h"
#include "pipeline/ids_met.h"
#include "pipeline/output_stream.h"
#include "pipeline/plan.h"
#include "pipeline/taken_once.h"
#include "pipeline/view.h"

namespace gsaw {

// What the passes before have found to be told of.
struct ToldOf {
  AskedTxns txns = {};                                     // transactions; empty: all
  std::shared_ptr<const ChosenEntries> entries = nullptr;  // null: all
  // Entries that were shown already, so many.
  std::shared_ptr<TakenOnce> shown = nullptr;
  std::uint64_t shown_count = 0;
  // Which ids of -t were met so far, where that is of interest.
  std::shared_ptr<IdsMet> ids_met = nullptr;
  // What is told of was found where it is likely (--near), and may stand anywhere.
  bool is_anywhere = false;
};

// The one place that knows them all, but for those of what is followed (follow_views.h). What it is
// given must outlive the view. `several`: there is more than one input.
std::unique_ptr<View> make_view(const Plan& plan, const ToldOf& told_of, bool several,
                                OutputStream& out, Diagnostics& diagnostics);

}  // namespace gsaw
