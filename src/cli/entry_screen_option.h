// How entries are shown on a terminal, or as if on one.
#pragma once

#include "cli/environment.h"
#include "cli/options.h"
#include "pipeline/plan.h"
#include "render/entry_screen.h"
#include "render/screen.h"

namespace gsaw {

// The terminal, or what --width makes of it.
Screen screen(const Options& options, const Environment& environment);

// What the entries of `plan`, which says which they are, are laid out for. The files of several are
// named where they come one after the other by headings, else in a column. The id of -t is told
// once where all entries shown are those of one.
EntryScreen entry_screen(const Options& options, const Plan& plan);

}  // namespace gsaw
