// Ids of -t where they are no id of the entry, but words of some text in it.
#pragma once

#include <string>
#include <vector>

#include "query/text_matcher.h"
#include "record/record.h"

namespace gsaw {

// `spawned by 4f2a91c07d`, `"parentTraceId":"4f2a91c07d"`: the entry belongs to another
// transaction, and yet to the story of this one. Immutable; shared by threads.
class IdMentions {
 public:
  // As they were typed; hexadecimal ones (is_hex_id) in either case. What is short may be any
  // number or word, and is left out; of very many ids all are.
  IdMentions(const std::vector<std::string>& ids, bool ignore_case);

  bool empty() const { return words_.empty(); }
  // Whether one of them is a whole word of a key or value of the entry, which is not malformed, or
  // of what stands before it.
  bool any_in(const Record& record) const;

 private:
  std::vector<TextMatcher> words_;
};

}  // namespace gsaw
