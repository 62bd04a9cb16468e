// A look at the value behind a key in the raw line: most lines have the key that a query
// asks about, few the value.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/known_key.h"
#include "query/known_value.h"
#include "query/prefilter.h"
#include "query/value_judge.h"

namespace gsaw {

// Tests the conditions of a prefilter's needles. Immutable; shared by threads.
class ValueProbe {
 public:
  // Null when no needle has a condition, nor counts for its array alone.
  static std::shared_ptr<const ValueProbe> make(const Prefilter& prefilter,
                                                const CompileSettings& settings);

  // A scan's buffers, and the answers to the short values it met. For one probe.
  class Scratch {
   public:
    Scratch() = default;

   private:
    friend class ValueProbe;

    // What stands around a place, as it was when it was first asked for: the text may change
    // meanwhile (input/glance.h), and what is judged, and kept for others alike, must not.
    NeedlePlace steady(const NeedlePlace& place);

    std::array<char, 512> around_;
    const char* copied_ = nullptr;  // the place around which they stood
    std::size_t before_ = 0, size_ = 0;
    ValueScratch values_;
    KnownKeys keys_;
    KnownValues known_;
  };

  using Place = NeedlePlace;  // of one of the prefilter's needles
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
    bool of_status = false;                      // the key of status_level.h, in quotes
    bool of_array = false;                       // as of the needle
    std::shared_ptr<const CompiledQuery> query;  // null: any value will do
    // Of a condition on times alone: those that its terms compare with.
    std::optional<std::vector<Nanoseconds>> bounds;
  };
  // A value whose condition is asked.
  struct Question {
    const Condition& condition;
    JudgedKey key;
    std::string_view member;  // from where the value's shape begins
    std::size_t colon;        // in it, behind the key
  };

  // The value behind a key that was not met before; the place is steady. Null when there is none,
  // or when it cannot be said: as `unread` says.
  static KnownValue* meet_key(const Condition& condition, const Place& place, Scratch& scratch,
                              Reply& unread);
  static KnownValue* meet_role(const Condition& condition, const Place& place, Scratch& scratch,
                               Reply& unread);
  static Reply reply_of_role(const Condition& condition, const Place& place, KnownValue& value,
                             Scratch& scratch);
  static Judgement judge_role(const Condition& condition, bool in_gelf, const Place& steady,
                              KnownValue& value, Scratch& scratch);
  static Judgement judge_key(const Condition& condition, const Place& steady, KnownValue& value,
                             Scratch& scratch);
  static Judgement answer(const Question& question, KnownValue& value, Scratch& scratch);
  static void answer_shape(const Question& question, const KnownValue& value,
                           KnownValue::Answer& known, Scratch& scratch);

  std::vector<Condition> conditions_;
};

}  // namespace gsaw
