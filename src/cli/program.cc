// gsaw from options to exit code: explain, decode, or a run.
#include "cli/program.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "base/in_quotes.h"
#include "base/named_value.h"
#include "cli/build_plan.h"
#include "cli/ending_signals.h"
#include "cli/pager.h"
#include "cli/translate_option.h"
#include "cli/unused_option.h"
#include "input/input_set.h"
#include "pipeline/progress.h"
#include "pipeline/run.h"
#include "query/explain.h"
#include "query/prefilter_text.h"
#include "record/decoded_id.h"
#include "record/pasted_id.h"
#include "render/id_report.h"
#include "render/output_format.h"

namespace gsaw {
namespace {

// It says of one id what that encodes, in a zone, as text or JSON.
constexpr FlagId kDecodes[] = {
    FlagId::decode, FlagId::output, FlagId::output_json, FlagId::time_zone,
    FlagId::local,  FlagId::config, FlagId::no_config,   FlagId::color,
    FlagId::theme,  FlagId::width,  FlagId::pager,       FlagId::threads,
};

Result<void> check_decode(const Options& options) {
  if (!options.positionals.empty()) {
    return fail("--decode takes one ID and reads no file: " + in_quotes(options.positionals[0]) +
                    " has no part in it",
                "once for each ID: gsaw --decode ID");
  }
  const std::string unused = unused_option(options, kDecodes);
  if (!unused.empty()) return fail(unused + " has no part in what --decode says of an id");
  const bool has_form =
      options.output == OutputFormat::pretty || options.output == OutputFormat::json;
  if (has_form || !options.is_typed(FlagId::output)) return {};
  return fail(
      fmt::format("--decode has no {} form", name_of_value(kOutputFormatNames, options.output)),
      "-o pretty or json");
}

ExitCode decode(const Options& options, Diagnostics& diagnostics) {
  if (const auto checked = check_decode(options); !checked) {
    diagnostics.error(checked.error());
    return ExitCode::error;
  }
  const auto zone = display_zone(options);
  if (!zone) {
    diagnostics.error(zone.error());
    return ExitCode::error;
  }
  const std::string_view id = id_in_paste(*options.decode);
  const auto readings = decode_id(id, {read_environment().now});
  if (readings.empty()) {
    diagnostics.error({in_quotes(*options.decode) + " is an id of no known form",
                       "known are .rh-3dT5.h-HOST.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0, "
                       "UUIDs, and if made between 2010 and now ids of traces, ULID, KSUID, "
                       "ObjectId, xid, cuid, Snowflake, UNIQUE_ID; -t finds any id"});
    return ExitCode::error;
  }
  return print(options.output == OutputFormat::json ? id_as_json(id, readings)
                                                    : describe_id(readings, *zone),
               diagnostics);
}

ExitCode print_translated(const Options& options, const Environment& environment,
                          Diagnostics& diagnostics) {
  const auto query = translated(options, environment);
  if (!query) {
    diagnostics.error(query.error());
    return ExitCode::error;
  }
  for (const std::string& note : query->notes) diagnostics.note("selects more than gsaw: " + note);
  return print(query->text, diagnostics);
}

ExitCode run_here(Plan& plan, StopSignal& stop, Diagnostics& diagnostics) {
  const EndingSignals signals(stop, Keyboard::ours);
  OutputStream out(STDOUT_FILENO);
  return run(plan, out, diagnostics);
}

std::optional<std::uint64_t> size_of(const std::vector<std::string>& paths) {
  try {
    Diagnostics unsaid([](std::string_view) {});
    return InputSet(paths, unsaid).size();
  } catch (const std::bad_alloc&) {
    return std::nullopt;
  }
}

// What it shows goes before anything else is.
ExitCode run_with_progress(Plan& plan, StopSignal& stop, Diagnostics& diagnostics) {
  Progress progress(STDERR_FILENO, [&plan] { return size_of(plan.paths); });
  const EndingSignals signals(stop, Keyboard::ours);
  OutputStream out(STDOUT_FILENO);
  out.before_writes([&progress] { progress.clear(); });
  diagnostics.before_messages([&progress] { progress.clear(); });
  struct Restore {
    Diagnostics& diagnostics;
    ~Restore() { diagnostics.before_messages({}); }
  };
  const Restore restore{diagnostics};
  plan.pass.progress = &progress;
  return run(plan, out, diagnostics);
}

// `work` writes to the output that it is given.
ExitCode run_paged(const Environment& environment, StopSignal& stop, Diagnostics& diagnostics,
                   FunctionRef<ExitCode(OutputStream&)> work) {
  std::optional<EndingSignals> signals(std::in_place, stop, Keyboard::pagers);
  Pager pager(environment.pager, stop);
  if (!pager.started()) {
    signals.reset();
    if (environment.pager_is_chosen) diagnostics.note(pager.started().error().message);
    const EndingSignals ours(stop, Keyboard::ours);
    OutputStream out(STDOUT_FILENO);
    return work(out);
  }
  diagnostics.hold();
  const ExitCode status = work(pager.out());
  const Result<void> left = pager.finish();
  diagnostics.release();
  if (left) return status;
  diagnostics.error(left.error());
  return ExitCode::error;
}

ExitCode write_all(std::string_view text, OutputStream& out, Diagnostics& diagnostics) {
  out.write(text);
  if (out.status()) return ExitCode::matched;
  diagnostics.error(out.status().error());
  return ExitCode::error;
}

// The last row is the shell's prompt.
bool fits(std::string_view text, const Environment& environment) {
  const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return environment.rows == 0 || rows < environment.rows;
}

}  // namespace

ExitCode print(std::string_view text, Diagnostics& diagnostics) {
  OutputStream out(STDOUT_FILENO);
  return write_all(text, out, diagnostics);
}

ExitCode show(std::string_view text, When pager, Diagnostics& diagnostics) {
  const Environment environment = read_environment();
  const bool is_asked_for = pager == When::always;
  if (!wants_pager(pager, environment) || (!is_asked_for && fits(text, environment))) {
    return print(text, diagnostics);
  }
  StopSignal stop;
  return run_paged(environment, stop, diagnostics,
                   [&](OutputStream& out) { return write_all(text, out, diagnostics); });
}

ExitCode run_program(const Options& options, Diagnostics& diagnostics) {
  if (options.decode) return decode(options, diagnostics);
  const Environment environment = read_environment();
  if (options.translate) return print_translated(options, environment, diagnostics);
  auto made = build_plan(options, environment);
  if (!made) {
    diagnostics.error(made.error());
    return ExitCode::error;
  }
  for (const std::string& note : made->notes) diagnostics.note(note);
  if (options.explain) {
    const PreparedQuery& query = made->plan.query;
    return print(explain_query(*query.tree) + explain_prefilter(query.prefilter), diagnostics);
  }
  StopSignal stop;
  made->plan.pass.interrupt = &stop;
  const auto run_plan = [&] {
    if (made->paged) {
      return run_paged(environment, stop, diagnostics,
                       [&](OutputStream& out) { return run(made->plan, out, diagnostics); });
    }
    if (made->progress) return run_with_progress(made->plan, stop, diagnostics);
    return run_here(made->plan, stop, diagnostics);
  };
  const ExitCode status = run_plan();
  // Ctrl-C is how one ends what never does: the status says what was seen.
  const bool is_usual_end = made->plan.follow && stop.signal() == SIGINT;
  if (stop.signal() != 0 && !is_usual_end) end_by_signal(stop.signal());
  return status;
}

}  // namespace gsaw
