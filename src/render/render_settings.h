// How entries are to be shown: the immutable part of the plan that rendering needs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/highlight.h"
#include "record/field_path.h"
#include "record/record.h"
#include "record/time_zone.h"
#include "render/entry_screen.h"
#include "render/output_format.h"
#include "render/palette.h"

namespace gsaw {

// A field of -k: shown under the name the user typed.
struct ShownField {
  std::string name;  // without quotes and the `.` of `.name`: the key in JSON
  std::optional<Role> role;
  FieldPath path;
  std::string typed = name;
  std::string place = path.path_of_elements();  // what a KeyFilter goes by
};

struct RenderSettings {
  OutputFormat format = OutputFormat::pretty;
  Palette palette;  // without colours
  TimeZone zone;
  std::string time_format;               // empty: the default
  std::vector<ShownField> keys;          // -k; empty: all
  std::vector<std::string> hidden_keys;  // -K; names and dotted paths, GELF `_` optional
  unsigned hidden_roles = 0;  // bit per role: the members that play them, whatever their keys
  bool folds = false;         // entries become frames (folding_renderer.h); of pretty ones alone
  EntryScreen on_screen;      // of pretty entries
  bool with_filename = false;
  bool with_line_number = false;
  // Finds what the query looked for, in decoded text; null when nothing is to be
  // highlighted. Shared by the threads.
  std::shared_ptr<const Highlighter> highlight;
};

}  // namespace gsaw
