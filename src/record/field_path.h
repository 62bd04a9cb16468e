// A field name of the query language, and finding what it names in an entry.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "base/result.h"
#include "record/record.h"

namespace gsaw {

// A name without its virtual meaning: the literal key, the key with GELF's `_`
// before it, or a dotted path into objects, with `a[0]` and `a[]` for arrays; the
// first of these that the entry has. Keys that contain dots are tried before the
// path, longest first. A part in quotes is one key as it stands: `headers."User Agent"`. A key
// that occurs twice gives both values. `prefix` is what
// stood before the JSON of the line. Compiled once, used from many threads.
class FieldPath {
 public:
  // `name` as it is typed. `exact`: it is one key at the top of the entry, nothing else. Fails on
  // an empty name, brackets that hold no index, quotes that do not hold a whole part, and more
  // than kMaxSegments segments.
  static Result<FieldPath> compile(std::string_view name, bool exact);
  // A key, or keys joined by dots, as a FieldWalk gives them; nothing in it is a quote or bracket.
  static FieldPath of_keys(std::string_view path);

  static constexpr std::size_t kMaxSegments = 64;

  // Both name the same in every entry.
  bool operator==(const FieldPath&) const = default;

  // The keys joined by dots, without quotes; brackets as typed.
  const std::string& name() const { return name_; }
  // The same without brackets: where the elements of arrays have the path of the array.
  std::string path_of_elements() const;
  // Brackets hold an index: it is one element. Or else none: it may stand for several values.
  bool has_index() const;
  bool has_every() const;

  // What ends the name of a member of an entry that has the field: a key, or one up to which that
  // is not known. Before a bracket a key may or may not end.
  struct LastKey {
    std::string_view text;
    bool ends_key;
  };
  LastKey last_key() const;

  // Calls `use` for every value that the name stands for in `record`, until it
  // returns true. Returns whether a call did. Arrays are passed whole, except by
  // `[]`.
  bool any(const Record& record, FunctionRef<bool(const JsonValue&)> use) const;

  // What the name stands for in an entry, as far as the keys of its members tell.
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1), kVaries = kNowhere - 1;
  // The place of the one member whose value it is; kNowhere: of none; kVaries: they do not tell.
  std::size_t place_among(const Record& record) const;

 private:
  friend class PathFollower;

  // A dot or bracket of the name, outside quotes: a key may end before it. Before or behind a part
  // in quotes it must.
  struct Break {
    std::size_t at;
    bool must;

    bool operator==(const Break&) const = default;
  };

  Result<void> read(std::string_view typed);

  std::string name_;
  std::vector<Break> breaks_;
  bool exact_ = false;
};

// How many bytes the part in quotes that `typed` begins with takes, with its quotes: "..." with the
// escapes of JSON, or '...'. None when it is no such part.
std::optional<std::size_t> quoted_part_size(std::string_view typed);

// True when a raw (still escaped) key stands for `name`.
bool key_is(std::string_view raw_key, std::string_view name);
// The object's first member of that name.
std::optional<JsonValue> member_named(const JsonTokens& tokens, const JsonValue& object,
                                      std::string_view name);

}  // namespace gsaw
