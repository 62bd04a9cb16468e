// One pass over the inputs: everything is read, judged by a query, and handed to a view.
#pragma once

#include "base/diagnostics.h"
#include "base/stage_timer.h"
#include "input/input_set.h"
#include "input/wanted_times.h"
#include "pipeline/collector.h"
#include "pipeline/pass_settings.h"
#include "pipeline/view.h"
#include "query/observations.h"
#include "query/prepared_query.h"

namespace gsaw {

struct PassResult {
  Totals totals;
  // What the query met; where it has a finder, only in the lines that were not left out.
  Observations seen;
  HeadSample head;
  StdinUse stdin_use;
  LeftOut left_out;          // files of directories that turned out to be none to read
  TimeSkips::Totals skips;   // what --in-order has spared
  bool interrupted = false;  // there may be more than was read
  StageTimes times;          // of all threads together
  unsigned threads = 0;      // that took part
};

// Says to `diagnostics` what could not be read or judged, and nothing else. The view is finished.
// The same inputs can be gone through again, by another query and for another view. Throws what a
// thread has thrown (std::bad_alloc), when all have ended; then the view is not finished.
PassResult run_pass(InputSet& inputs, const PreparedQuery& query, View& view,
                    const PassSettings& settings, Diagnostics& diagnostics);

}  // namespace gsaw
