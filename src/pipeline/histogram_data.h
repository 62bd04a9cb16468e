// A histogram for other programs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/group_field.h"
#include "analyze/standing_out.h"
#include "analyze/time_buckets.h"
#include "analyze/value_groups.h"
#include "base/function_ref.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

struct HistogramData {
  const Histogram& histogram;
  std::span<const Standing> standings;  // of each bucket
  const std::vector<GroupField>& by;
  const ValueGroups& groups;
};

// An object for each bucket; `mark` is left out where nothing stands out, and of `by` entries that
// have none of the fields.
void append_json(std::string& out, const HistogramData& data);

// `PREFIX.count 12 1324936560`, and `PREFIX.by.err 3 1324936560` for each group that a bucket has
// any of: lines of carbon's plaintext protocol, with the second in which the bucket begins. Groups
// whose names are the same there (see graphite_names) are one.
void append_graphite(std::string& out, const HistogramData& data, std::string_view prefix);

// CSV or TSV: a column for each group.
void write_columns(const HistogramData& data, const RenderSettings& settings, const Screen& screen,
                   FunctionRef<bool(std::string_view)> write);

}  // namespace gsaw
