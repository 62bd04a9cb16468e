// The options of the views that make tables of the values of fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "pipeline/count_by_settings.h"
#include "pipeline/describe_settings.h"
#include "pipeline/histogram_settings.h"
#include "render/render_settings.h"

namespace gsaw {

// `zone`: by whose clock stretches of time begin.
Result<CountBySettings> count_by_settings(const Options& options, const TimeZone& zone);
Result<DescribeSettings> describe_settings(const Options& options, const TimeZone& zone);
// Bars are stacked by level, if nothing else is asked for.
Result<HistogramSettings> histogram_settings(const Options& options, const TimeZone& zone);

// Whether names of -o graphite can begin with it. The error does not name the option.
Result<void> check_graphite_prefix(const std::string& prefix);

// The field of a name as these options take it: as field_option(), or `time:5m`.
Result<ShownField> named_group_field(const std::string& name, std::string_view flag);

}  // namespace gsaw
