// What a run is to do: validated, complete, and immutable while it runs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/nanoseconds.h"
#include "pipeline/count_by_settings.h"
#include "pipeline/describe_settings.h"
#include "pipeline/digest_settings.h"
#include "pipeline/fields_settings.h"
#include "pipeline/given_words.h"
#include "pipeline/histogram_settings.h"
#include "pipeline/likely_times.h"
#include "pipeline/named_field_option.h"
#include "pipeline/pass_settings.h"
#include "pipeline/patterns_settings.h"
#include "pipeline/sort_settings.h"
#include "pipeline/trace_settings.h"
#include "pipeline/txn_feed_settings.h"
#include "pipeline/txns_settings.h"
#include "pipeline/why_settings.h"
#include "query/compiled_query.h"
#include "query/prepared_query.h"
#include "query/time_limits.h"
#include "query/txn_membership.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// What a run writes to standard output.
enum class Product {
  entries,
  traces,
  txns,
  counts,
  spreads,
  histogram,
  fields,
  digest,
  patterns,
  why,
  count,
  nothing
};

// A view, of what entries say: lines that are no entries are no part of it.
constexpr bool is_view(Product product) {
  return product != Product::entries && product != Product::count && product != Product::nothing;
}

// So many of the entries that match: the last of the first.
struct EntryLimits {
  std::optional<std::uint64_t> first, last;

  bool any() const { return first || last; }
};

// Entries shown around each selected one.
struct ContextSize {
  std::uint64_t before = 0, after = 0;
};

// How far from the times at which ids were made their entries are looked for.
struct NearId {
  Nanoseconds span = 0;
  MadeTimes made;

  Nanoseconds since() const { return saturating_add(made.first, -span); }
  Nanoseconds until() const { return saturating_add(made.last, span); }
};

struct Plan {
  std::vector<std::string> paths;  // `-` is standard input
  PreparedQuery query;
  // What it was prepared by. When its times count from the newest entry that is not known
  // yet, and the query is prepared anew when it is.
  CompileSettings compile;
  bool counts_from_newest = false;
  GivenWords given;     // for the commands that are handed out
  Nanoseconds now = 0;  // when the program was started
  // The ids of -t, each entry that is selected holds one of; none where -v asks for all others.
  AskedTxns txns;
  bool whole_txns = false;  // all entries of the transactions that the query selects one of
  std::optional<TimeLimits> time_limits;  // of both a --since and an --until
  PassSettings pass;
  RenderSettings render;
  std::vector<NamedFieldOption>
      named;  // of the command line, by option: it is said which are unknown
  Product product = Product::entries;
  std::optional<std::uint64_t> tail;  // -n
  std::optional<SortSettings> sort;   // none: the order of the inputs
  TraceSettings trace;                // of Product::traces
  TxnsSettings txn_list;              // of Product::txns
  TxnFeedSettings txn_feed;           // the same, with -f
  CountBySettings count_by;           // of Product::counts
  DescribeSettings describe;          // of Product::spreads
  HistogramSettings histogram;        // of Product::histogram
  FieldsSettings fields;              // of Product::fields
  DigestSettings digest;              // of Product::digest
  PatternsSettings patterns;          // of Product::patterns
  WhySettings why;                    // of Product::why
  Screen screen;                      // of all these
  std::optional<Nanoseconds> around;  // --around
  EntryLimits around_limits;          // -m and -n with it: which matches it goes by
  std::optional<NearId> near;         // --near; pass.likely says the times
  // What is read before all, as it is shown at once.
  std::optional<LikelyTimes> likely_first;
  std::optional<ContextSize> context;   // -A, -B, -C
  std::optional<std::uint64_t> follow;  // -f: so many of the last entries, then those that come
  std::optional<Nanoseconds> sync;      // -f -s: these wait so long for earlier ones; not negative
  bool hints = true;  // speak of malformed lines and, after no match, of what may be wrong

  // `several`: there is more than one input.
  bool is_sorted(bool several) const { return sort && (several || !sort->of_several_inputs); }
  // The last of the matches are to be known before they are shown.
  bool chooses_last() const { return product == Product::entries && context && tail; }
  bool reads_stdin() const { return std::find(paths.begin(), paths.end(), "-") != paths.end(); }
};

}  // namespace gsaw
