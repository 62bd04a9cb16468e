// The first entries of files, read beside the pass that shows some of them.
#include "pipeline/head_of_files.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "input/rereadable.h"
#include "pipeline/pass.h"
#include "query/prepared_query.h"

namespace gsaw {
namespace {

// Goes through entries for their own sake.
class NoView : public View {
 public:
  Wanted add(ChunkResult&, std::uint64_t) override { return Wanted::more; }
};

}  // namespace

std::optional<HeadSample> head_of_files(const Plan& plan, InputSet& inputs, std::uint64_t entries) {
  const auto is_file = [](const std::string& path) { return can_be_read_twice(path); };
  if (!std::all_of(plan.paths.begin(), plan.paths.end(), is_file)) return std::nullopt;
  const auto everything = prepare(std::make_shared<const Node>(), {});
  if (!everything) return std::nullopt;
  PassSettings settings = for_all_entries(plan.pass);
  settings.sample_head = true;
  settings.max_count = entries;
  settings.stats = false;
  NoView view;
  Diagnostics said([](std::string_view) {});  // by the pass that shows them
  return run_pass(inputs, *everything, view, settings, said).head;
}

}  // namespace gsaw
