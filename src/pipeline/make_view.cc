// Which view a plan asks for.
#include "pipeline/make_view.h"

#include "pipeline/context_view.h"
#include "pipeline/count_view.h"
#include "pipeline/entry_view.h"
#include "pipeline/last_entries_view.h"

namespace gsaw {

std::unique_ptr<View> make_view(const Plan& plan, bool several, OutputStream& out,
                                Diagnostics& diagnostics) {
  switch (plan.product) {
    case Product::nothing:
      return std::make_unique<QuietView>();
    case Product::count:
      return std::make_unique<CountView>(plan.render, out);
    case Product::entries:
      break;
  }
  if (plan.context) {
    const EntryRule entries{plan.pass.max_line, plan.pass.malformed_selectable};
    const ContextSettings settings{plan.context->before, plan.context->after, entries,
                                   plan.pass.max_count.has_value()};
    return std::make_unique<ContextView>(settings, plan.render, out);
  }
  if (!plan.tail) return std::make_unique<EntryView>(plan.render, out);
  const LastEntriesSettings last{*plan.tail, plan.pass.max_count.has_value(), several};
  return std::make_unique<LastEntriesView>(last, plan.render, out, diagnostics);
}

}  // namespace gsaw
