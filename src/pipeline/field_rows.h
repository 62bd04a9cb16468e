// A table of fields as rows to be shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analyze/field_table.h"
#include "render/result_table.h"

namespace gsaw {

// As a person reads them, or a program.
class FieldRows {
 public:
  // `table` must outlive it.
  FieldRows(const FieldTable& table, OutputFormat format) : table_(table), format_(format) {}

  std::vector<ResultColumn> columns() const;
  // Of the name with this number.
  void set_cells(std::uint32_t name, std::vector<ResultCell>& cells) const;

 private:
  ResultCell types(const FieldRow& row) const;
  ResultCell roles(std::uint32_t name) const;
  ResultCell different(const FieldRow& row) const;
  ResultCell examples(const FieldRow& row) const;

  const FieldTable& table_;
  const OutputFormat format_;
};

}  // namespace gsaw
