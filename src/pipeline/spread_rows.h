// A table of spreads as rows to show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "analyze/spread_table.h"
#include "input/input_file.h"
#include "pipeline/describe_settings.h"
#include "render/output_format.h"
#include "render/result_table.h"

namespace gsaw {

// A row for each group, field and kind of number, or one without any. All must outlive it.
class SpreadRows {
 public:
  SpreadRows(const DescribeSettings& settings, const SpreadTable& spreads,
             const std::vector<std::uint32_t>& order,
             const std::vector<std::shared_ptr<const InputFile>>& files, OutputFormat format);

  const ResultTable& table() const { return table_; }
  void set(std::size_t number, std::vector<ResultCell>& cells) const;

 private:
  struct Row {
    std::uint32_t group;
    std::uint32_t field;
    bool is_duration;
  };
  const NumberSpread* spread_of(const Row& row) const;
  void add_rows(std::uint32_t group, std::uint32_t field);

  const DescribeSettings& settings_;
  const SpreadTable& spreads_;
  const std::vector<std::shared_ptr<const InputFile>>& files_;
  const bool for_people_;
  std::vector<Row> rows_;
  ResultTable table_;
};

}  // namespace gsaw
