// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/epoch_head.h"
#include "query/prefilter.h"
#include "query/value_test.h"

namespace gsaw {

// Tests the conditions of a prefilter's needles. Immutable; shared by threads.
class ValueProbe {
 public:
  // Null when no needle has a condition.
  static std::shared_ptr<const ValueProbe> make(const Prefilter& prefilter,
                                                const CompileSettings& settings);

  // What a place says of the line it stands on: a line may match if it holds one `maybe`, or
  // more than one `in_part`.
  enum class Answer {
    no,       // what is there is no key, or its value is plain to read and satisfies nothing
    in_part,  // the value satisfies some terms of the condition; another one may the others
    maybe,
  };

  // A scan's buffers, and the answers to the short values it met: those are mostly the same
  // few levels and status codes. For one probe.
  class Scratch {
   public:
    Scratch() = default;

   private:
    friend class ValueProbe;

    struct Known {
      std::uint64_t value = 0;  // its bytes and what ends it; 0: none
      std::size_t needle = 0;   // the key it stood behind
      Answer answer = Answer::no;
    };

    // The times of entries in a row are close to each other: this is of those with one head.
    struct KnownTimes {
      EpochHead head;
      std::size_t needle = 0;
      std::optional<Answer> answer;  // of all of them; none: not known to be the same
      bool asked = false;            // whether it is
    };

    ValueScratch values_;
    std::array<Known, 64> known_;
    std::array<KnownTimes, 4> known_times_;  // by key
  };

  // `at`: where the prefilter's needle number `needle` stands in `text`.
  Answer ask(std::size_t needle, std::string_view text, std::size_t at, Scratch& scratch) const;

 private:
  // A needle's condition made ready.
  struct Condition {
    std::string key;  // the needle without its quotes
    std::size_t needle_length = 0;
    std::shared_ptr<const CompiledQuery> query;  // null: any value will do
    // Of a condition on times alone: those that its terms compare with.
    std::optional<std::vector<Nanoseconds>> bounds;

    Answer judge(const JsonValue& value, ValueScratch& scratch) const;
  };

  Answer ask_time(std::size_t needle, std::string_view text, const EpochHead& head,
                  Scratch& scratch) const;
  static Answer read_and_judge(const Condition& condition, std::string_view text,
                               ValueScratch& scratch);

  std::vector<Condition> conditions_;
};

}  // namespace gsaw
