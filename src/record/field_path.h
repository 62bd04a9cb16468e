// A field name of the query language, and finding what it names in an entry.
#pragma once

#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "base/result.h"
#include "record/record.h"

namespace gsaw {

// A name without its virtual meaning: the literal key, the key with GELF's `_`
// before it, or a dotted path into objects, with `a[0]` and `a[]` for arrays; the
// first of these that the entry has. Keys that contain dots are tried before the
// path, longest first. A key that occurs twice gives both values. `prefix` is what
// stood before the JSON of the line. Compiled once, used from many threads.
class FieldPath {
 public:
  // `exact`: the name was quoted and is one key, nothing else. Fails on an empty name,
  // brackets that hold no index, and more than kMaxSegments segments.
  static Result<FieldPath> compile(std::string_view name, bool exact);

  static constexpr std::size_t kMaxSegments = 64;

  const std::string& name() const { return name_; }

  // Calls `use` for every value that the name stands for in `record`, until it
  // returns true. Returns whether a call did. Arrays are passed whole, except by
  // `[]`.
  bool any(const Record& record, FunctionRef<bool(const JsonValue&)> use) const;

 private:
  std::string name_;
  bool exact_ = false;
  bool plain_ = true;  // neither dots nor brackets
};

// True when a raw (still escaped) key stands for `name`.
bool key_is(std::string_view raw_key, std::string_view name);

}  // namespace gsaw
