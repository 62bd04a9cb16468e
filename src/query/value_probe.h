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

#include "query/known_key.h"
#include "query/prefilter.h"
#include "query/value_judge.h"
#include "query/value_shape.h"

namespace gsaw {

// Tests the conditions of a prefilter's needles. Immutable; shared by threads.
class ValueProbe {
 public:
  // Null when no needle has a condition.
  static std::shared_ptr<const ValueProbe> make(const Prefilter& prefilter,
                                                const CompileSettings& settings);

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
      Judgement judgement;
    };

    static constexpr unsigned kKnownBits = 6;

    // Where what is known of a value behind this key is kept; six bytes of it are there.
    static std::size_t place_of(std::size_t key, const char* value);

    ValueScratch values_;
    KnownKeys keys_;
    std::array<std::size_t, std::size_t{1} << kKnownBits> known_keys_{};  // Question::number + 1
    std::array<Known, std::size_t{1} << kKnownBits> known_;               // where there is a key
  };

  // Where one of the prefilter's needles stands.
  struct Place {
    std::size_t needle;     // its number
    std::string_view text;  // from the beginning of its line on, if the prefilter asks for roles
    std::size_t at;
  };
  struct Reply {
    Judgement::Answer answer = Judgement::Answer::no;
    unsigned roles = 0;  // that the line has for certain, a bit each
  };
  Reply ask(const Place& place, Scratch& scratch) const;

 private:
  // A needle's condition made ready.
  struct Condition {
    std::string key;  // or the end of one; of a role a part: the keys around it are asked
    std::optional<Role> role;
    std::size_t first_number = 0;  // of questions; those of other conditions have others
    std::shared_ptr<const CompiledQuery> query;  // null: any value will do
    // Of a condition on times alone: those that its terms compare with.
    std::optional<std::vector<Nanoseconds>> bounds;
  };
  // A value whose condition is asked.
  struct Question {
    const Condition& condition;
    JudgedKey key;
    std::size_t number;  // what is known of another value with it and the same bytes is true here
    std::string_view text;  // from behind the key
  };

  Reply ask_key(const Condition& condition, const Place& place, Scratch& scratch) const;
  Reply ask_role(const Condition& condition, const Place& place, Scratch& scratch) const;
  static Judgement answer(const Question& question, Scratch& scratch);
  static Judgement answer_first(const Question& question, Scratch& scratch);
  static Judgement answer_again(const Question& question, Scratch::Known& known,
                                ValueScratch& values);

  std::vector<Condition> conditions_;
};

}  // namespace gsaw
