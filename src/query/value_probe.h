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

#include "query/prefilter.h"
#include "query/value_shape.h"
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
  // few levels and status codes, or times close to each other. For one probe.
  class Scratch {
   public:
    Scratch() = default;

   private:
    friend class ValueProbe;

    struct Known {
      enum class State : unsigned char {
        met,       // a time, once
        answered,  // all that has the shape has the answer
        parted,    // of the times with the shape some have another
      };

      ValueShape shape;
      State state;
      Answer answer;
    };

    static constexpr unsigned kKnownBits = 6;

    // Where what is known of a value behind this key is kept; six bytes of it are there.
    static std::size_t place_of(std::size_t needle, const char* value);

    ValueScratch values_;
    std::array<std::size_t, std::size_t{1} << kKnownBits> keys_{};  // the needle's number + 1
    std::array<Known, std::size_t{1} << kKnownBits> known_;         // where there is a key
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
    Answer judge(Nanoseconds moment, ValueScratch& scratch) const;  // where there are bounds
  };

  Answer ask_again(const Condition& condition, std::string_view text, Scratch::Known& known,
                   ValueScratch& values) const;
  Answer ask_first(std::size_t needle, std::string_view text, Scratch& scratch) const;
  static Answer read_and_judge(const Condition& condition, std::string_view text,
                               ValueScratch& scratch);

  std::vector<Condition> conditions_;
};

}  // namespace gsaw
