// The forms in which entries are shown, as --output names them.
#pragma once

#include "base/named_value.h"

namespace gsaw {

enum class OutputFormat {
  pretty,
  json,
  raw,
  logfmt,
  csv,
  tsv,
  gelf,
  html,
  perfetto,
  otlp,
  graphite
};

inline constexpr NamedValue<OutputFormat> kOutputFormatNames[] = {
    {"pretty", OutputFormat::pretty},     {"json", OutputFormat::json},
    {"raw", OutputFormat::raw},           {"logfmt", OutputFormat::logfmt},
    {"csv", OutputFormat::csv},           {"tsv", OutputFormat::tsv},
    {"gelf", OutputFormat::gelf},         {"html", OutputFormat::html},
    {"perfetto", OutputFormat::perfetto}, {"otlp", OutputFormat::otlp},
    {"graphite", OutputFormat::graphite},
};

// Entries alone have no such form.
constexpr bool is_of_traces_alone(OutputFormat format) {
  return format == OutputFormat::html || format == OutputFormat::perfetto ||
         format == OutputFormat::otlp;
}

// They have no form for a line that is no JSON object.
constexpr bool is_of_objects_alone(OutputFormat format) {
  return format == OutputFormat::json || format == OutputFormat::logfmt ||
         format == OutputFormat::gelf || format == OutputFormat::csv || format == OutputFormat::tsv;
}

}  // namespace gsaw
