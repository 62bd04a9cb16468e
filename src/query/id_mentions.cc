// Ids of -t where they are no id of the entry, but words of some text in it.
#include "query/id_mentions.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <string_view>

#include "record/id_envelope.h"
#include "record/json_scalars.h"
#include "record/json_text.h"
#include "record/pasted_id.h"

namespace gsaw {

IdMentions::IdMentions(const std::vector<std::string>& ids, bool ignore_case) {
  constexpr std::size_t kShortest = 8, kMost = 100;
  if (ids.size() > kMost) return;
  for (const std::string& id : readings_of_all(ids)) {
    if (id.size() >= kShortest) {
      words_.push_back(TextMatcher::words(id, ignore_case || is_hex_id(id)));
    }
  }
}

bool IdMentions::any_in(const Record& record) const {
  assert(!record.malformed);
  const auto stands_in = [&](std::string_view text) {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const TextMatcher& words) { return words.matches(text); });
  };
  if (!record.prefix.empty() && stands_in(record.prefix)) return true;
  std::string scratch;
  return any_text(record.tokens, record.object,
                  [&](const JsonValue& value) { return stands_in(decoded_text(value, scratch)); });
}

}  // namespace gsaw
