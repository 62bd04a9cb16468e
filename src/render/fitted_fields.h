// Fields of an entry on a screen: as many of them as fit, long values cut.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/colored_cut.h"

namespace gsaw {

// Values of more columns are cut. A word is one that is copied whole: an id, a path, an address.
struct ValueLimits {
  std::size_t text, word;
};

// The columns that `…+12` takes, and the blank before it.
inline constexpr std::size_t kCountColumns = 5;

// What fields take, a blank between two.
struct FieldColumns {
  std::size_t all = 0;
  std::size_t needed = 0;  // of them those that are never left out
};

// True when the field's value is just this text, bare. `reset` ends a colour; may be empty.
bool is_value_of(std::string_view field, std::string_view value, std::string_view reset);

// Keeps scratch space.
class FittedFields {
 public:
  // What the marks point to must outlive it.
  FittedFields(const CutMarks& marks, const ValueLimits& limits) : marks_(marks), limits_(limits) {}

  // Turns to the fields of an entry: `key=value`, coloured, as the field writer has them, which
  // must live until append(). That whose value is `id`, if any, is never cut.
  FieldColumns start(std::span<const std::string_view> fields, std::string_view id);
  // Appends those of them that fit into `columns`: the id, and where something is highlighted, in
  // any case; the others as they come; all in their order. Behind them stands how many are missing,
  // `…+2`. Returns whether all are there, and whole.
  bool append(std::string& out, std::size_t columns);

 private:
  struct Field {
    std::size_t begin, size;  // in text_
    std::size_t width;
    bool needed;
    bool shown;
  };

  void add(std::string_view field, std::string_view id);
  void choose(std::size_t columns);

  const CutMarks& marks_;
  const ValueLimits limits_;
  // Of the entry at hand.
  std::vector<Field> fields_;
  FieldColumns columns_;
  std::string text_;
  bool is_cut_ = false;  // any value
};

}  // namespace gsaw
