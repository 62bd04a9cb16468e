// Which view a plan asks for.
#include "pipeline/make_view.h"

#include "pipeline/context_view.h"
#include "pipeline/count_by_view.h"
#include "pipeline/count_view.h"
#include "pipeline/describe_view.h"
#include "pipeline/digest_view.h"
#include "pipeline/entry_view.h"
#include "pipeline/fields_view.h"
#include "pipeline/histogram_view.h"
#include "pipeline/last_entries_view.h"
#include "pipeline/patterns_view.h"
#include "pipeline/sorted_view.h"
#include "pipeline/trace_view.h"
#include "pipeline/txns_view.h"
#include "pipeline/why_txns_view.h"
#include "pipeline/why_view.h"

namespace gsaw {
namespace {

std::unique_ptr<View> make_sorted_view(const Plan& plan, OutputStream& out,
                                       Diagnostics& diagnostics) {
  const SortedView::Limits limits{plan.pass.max_count, plan.tail};
  const KeptWriter::Settings writing{plan.pass.threads, plan.pass.interrupt};
  return std::make_unique<SortedView>(*plan.sort, limits, plan.render, writing, out, diagnostics);
}

}  // namespace

std::unique_ptr<View> make_view(const Plan& plan, const ToldOf& told_of, bool several,
                                OutputStream& out, Diagnostics& diagnostics) {
  switch (plan.product) {
    case Product::nothing:
      return std::make_unique<QuietView>();
    case Product::count:
      return std::make_unique<CountView>(plan.render, out);
    case Product::traces:
      return std::make_unique<TraceView>(plan.trace, told_of.txns, plan.pass.max_count, plan.render,
                                         plan.screen, plan.pass.interrupt, out, diagnostics);
    case Product::txns:
      return std::make_unique<TxnsView>(plan.txn_list, told_of.txns, plan.pass.max_count,
                                        plan.render, plan.screen, out);
    case Product::counts:
      return std::make_unique<CountByView>(plan.count_by, plan.pass.max_count, plan.render,
                                           plan.screen, out, diagnostics);
    case Product::spreads:
      return std::make_unique<DescribeView>(plan.describe, plan.pass.max_count, plan.render,
                                            plan.screen, out, diagnostics);
    case Product::histogram:
      return std::make_unique<HistogramView>(plan.histogram, plan.render, plan.screen, out,
                                             diagnostics);
    case Product::fields:
      return std::make_unique<FieldsView>(plan.fields, plan.pass.max_count, plan.render,
                                          plan.screen, out, diagnostics);
    case Product::digest:
      return std::make_unique<DigestView>(plan.digest, plan.given, told_of.txns, plan.render,
                                          plan.screen, out, diagnostics);
    case Product::patterns:
      return std::make_unique<PatternsView>(plan.patterns, plan.pass.max_count, plan.render,
                                            plan.screen, out, diagnostics);
    case Product::why:
      if (plan.why.of_txns) {
        return std::make_unique<WhyTxnsView>(plan.why, told_of.txns, plan.pass.max_count,
                                             plan.render, plan.screen, out, diagnostics);
      }
      return std::make_unique<WhyView>(plan.why, plan.pass.max_count, plan.render, plan.screen, out,
                                       diagnostics);
    case Product::entries:
      break;
  }
  if (plan.context) {
    const EntryRule entries{plan.pass.max_line, plan.pass.malformed_selectable};
    const ContextSettings settings{plan.context->before, plan.context->after, entries,
                                   plan.pass.max_count.has_value() && told_of.entries == nullptr,
                                   told_of.entries};
    return std::make_unique<ContextView>(settings, plan.render, out);
  }
  if (plan.is_sorted(several)) return make_sorted_view(plan, out, diagnostics);
  if (!plan.tail) return std::make_unique<EntryView>(plan.render, out);
  const LastEntriesSettings last{*plan.tail, plan.pass.max_count.has_value(), several};
  return std::make_unique<LastEntriesView>(last, plan.render, out, diagnostics);
}

}  // namespace gsaw
