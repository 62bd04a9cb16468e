// The forms in which entries are shown, as --output names them.
#pragma once

#include "base/named_value.h"

namespace gsaw {

enum class OutputFormat { pretty, json, raw, html, perfetto, otlp, csv, tsv, graphite };

inline constexpr NamedValue<OutputFormat> kOutputFormatNames[] = {
    {"pretty", OutputFormat::pretty},     {"json", OutputFormat::json},
    {"raw", OutputFormat::raw},           {"html", OutputFormat::html},
    {"perfetto", OutputFormat::perfetto}, {"otlp", OutputFormat::otlp},
    {"csv", OutputFormat::csv},           {"tsv", OutputFormat::tsv},
    {"graphite", OutputFormat::graphite},
};

// Entries alone have no such form.
constexpr bool is_of_traces_alone(OutputFormat format) {
  return format == OutputFormat::html || format == OutputFormat::perfetto ||
         format == OutputFormat::otlp;
}

}  // namespace gsaw
