// gsaw from options to exit code: explain, decode, or a run.
#include "cli/program.h"

#include <unistd.h>

#include <optional>

#include "cli/build_plan.h"
#include "cli/in_quotes.h"
#include "cli/pager.h"
#include "pipeline/run.h"
#include "query/explain.h"
#include "render/txn_report.h"

namespace gsaw {
namespace {

ExitCode decode(const Options& options, Diagnostics& diagnostics) {
  const auto zone = display_zone(options);
  if (!zone) {
    diagnostics.error(zone.error());
    return ExitCode::error;
  }
  const auto txn = decode_txn_id(*options.decode);
  if (!txn) {
    diagnostics.error({in_quotes(*options.decode) + " is no transaction id",
                       "one looks like .rh-3dT5.h-HOST.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0"});
    return ExitCode::error;
  }
  return print(options.output == OutputFormat::json ? txn_as_json(*txn) : describe_txn(*txn, *zone),
               diagnostics);
}

}  // namespace

ExitCode print(std::string_view text, Diagnostics& diagnostics) {
  OutputStream out(STDOUT_FILENO);
  out.write(text);
  if (out.status()) return ExitCode::matched;
  diagnostics.error(out.status().error());
  return ExitCode::error;
}

ExitCode run_program(const Options& options, Diagnostics& diagnostics) {
  if (options.decode) return decode(options, diagnostics);
  const Environment environment = read_environment();
  const auto made = build_plan(options, environment);
  if (!made) {
    diagnostics.error(made.error());
    return ExitCode::error;
  }
  for (const std::string& note : made->notes) diagnostics.note(note);
  if (options.explain) {
    const PreparedQuery& query = made->plan.query;
    return print(explain_query(*query.tree) + explain_prefilter(query.prefilter), diagnostics);
  }
  OutputStream out(STDOUT_FILENO);
  if (!made->paged) return run(made->plan, out, diagnostics);
  diagnostics.hold();
  std::optional<Pager> pager(environment.pager);
  const ExitCode status = run(made->plan, out, diagnostics);
  pager.reset();  // waits until the person has left it
  diagnostics.release();
  return status;
}

}  // namespace gsaw
