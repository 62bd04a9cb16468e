// The values of many fields: counted one by one where a field has few, else estimated.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/distinct_sketch.h"
#include "base/short_text.h"

namespace gsaw {

// What it holds depends on the values alone, not on the order in which they were added or merged.
class ValueTally {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 public:
  // A field with more values than these, or more bytes of them, has many.
  static constexpr std::size_t kFew = 256, kFewBytes = std::size_t{16} << 10;
  static constexpr std::size_t kExamples = 3;        // of a field with many
  static constexpr std::size_t kExampleBytes = 512;  // what of one is kept

  // The values of one field. In one tally alone.
  class Field {
   private:
    friend class ValueTally;
    // PERF: values come again soon: by how they end, where each was the last time.
    static std::size_t place_of(std::string_view text) {
      return (text.size() + (text.empty() ? 0 : static_cast<unsigned char>(text.back()))) % kRecent;
    }
    static constexpr std::size_t kRecent = 8;

    std::uint32_t many = kNone;
    // Of few.
    std::uint32_t first = kNone, different = 0, bytes = 0;
    std::array<std::uint32_t, kRecent> recent = {kNone, kNone, kNone, kNone,
                                                 kNone, kNone, kNone, kNone};
  };
  struct Example {
    std::string_view text;    // valid until something is added
    bool is_string = false;   // in JSON, in some entry
    bool is_cut = false;      // there is more of it
    std::uint64_t count = 0;  // 0: not known
  };

  // `number`: that of the field. `text`: decoded; a number of the same text is the same value.
  void add(Field& field, std::uint32_t number, std::string_view text, bool is_string) {
    if (field.many != kNone) return add_to_many(field, text, is_string);
    const std::uint32_t likely = field.recent[Field::place_of(text)];
    if (likely != kNone && equals_short(text_of(likely), text)) {
      Value& value = values_[likely];
      ++value.count;
      value.is_string |= is_string;
      return;
    }
    add_to_few(field, number, text, is_string, 1);
  }
  // That the field, which has no values yet, is known to have many, here or elsewhere in the input.
  void expect_many(Field& field) { become_many(field); }
  // All values of `theirs`, a field in `other`.
  void merge(Field& field, std::uint32_t number, const ValueTally& other, const Field& theirs);
  // Without fields; it keeps its memory.
  void clear();

  static bool is_estimated(const Field& field) { return field.many != kNone; }
  std::uint64_t different(const Field& field) const;
  // Of few the most frequent first, not more than `most`; of many some, the same for the same
  // values.
  std::vector<Example> examples(const Field& field, std::size_t most) const;
  std::size_t memory() const;

 private:
  struct Value {
    std::size_t begin = 0;  // in texts_
    std::uint32_t size = 0, next = kNone;
    std::uint64_t count = 0;
    std::uint32_t field = 0;
    bool is_string = false;
  };
  // `value` plus 1, as 0 is a free place.
  struct Slot {
    std::uint32_t hash = 0, value = 0;
  };
  struct Kept {
    std::uint64_t hash = 0;
    std::string text;
    bool is_string = false, is_cut = false;
  };
  struct Many {
    DistinctSketch sketch;
    std::vector<Kept> examples;  // those of the least hashes, in their order
  };

  std::string_view text_of(std::uint32_t value) const {
    return {texts_.data() + values_[value].begin, values_[value].size};
  }
  void add_to_few(Field& field, std::uint32_t number, std::string_view text, bool is_string,
                  std::uint64_t count);
  void add_to_many(const Field& field, std::string_view text, bool is_string);
  static void keep(Many& many, std::uint64_t hash, std::string_view text, bool is_string,
                   bool is_cut);
  void add_all_few(const Field& field, const ValueTally& of, const Field& theirs);
  void become_many(Field& field);
  void grow();

  std::string texts_;
  std::vector<Value> values_;
  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::vector<std::unique_ptr<Many>> many_;
  std::uint32_t many_used_ = 0;
};

}  // namespace gsaw
