// One value in a raw line, put to the terms of a prefilter's needle.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/nanoseconds.h"
#include "query/compiled_query.h"
#include "query/value_test.h"
#include "record/json_value.h"

namespace gsaw {

// What a place says of the line it stands on.
struct Judgement {
  // A line may match if it holds one `maybe`, or more than one `in_part`.
  enum class Answer : unsigned char {
    no,       // what is there is no key, or its value is plain to read and satisfies nothing
    in_part,  // the value satisfies some terms of the condition; another one may the others
    maybe,
  };

  Answer answer = Answer::no;
  // The value can be read as the role that is asked for.
  bool is_read = false;
};

// The key that a value stands under, decoded, and what is known of its entry.
struct JudgedKey {
  std::string_view name;
  std::optional<Role> role;  // of which the terms are
  bool in_gelf = false;      // its number of a level is syslog's
};

// The plain value that `text`, which begins behind the key's quote, has behind a colon.
// `node`: terms of one field.
Judgement judge_text(const compiled::Node& node, const JudgedKey& key, std::string_view text,
                     ValueScratch& scratch);

// A moment, of which only times are asked.
Judgement judge_moment(const compiled::Node& node, const JudgedKey& key, Nanoseconds moment,
                       ValueScratch& scratch);

// What the terms of `node` compare with, when all of them are about times.
std::optional<std::vector<Nanoseconds>> time_bounds(const compiled::Node& node);

}  // namespace gsaw
