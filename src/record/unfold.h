// Lines that are no entry themselves but hold one or many: JSON within a string, as container
// runtimes and shippers write it, and batches.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/json_reader.h"
#include "record/layers.h"

namespace gsaw {

// Makes the text of the entries that a line holds, to be read in its place. One per thread: it
// keeps its buffers.
class Unfolder {
 public:
  // True when `object`, one of those that `reader` has read, holds others: then text() has them,
  // one after the other.
  //
  // JSON in a string: a member named as messages are (may_name_json), whose text is one object;
  // of the journal (journal_log.h) also a MESSAGE that is written as bytes. The object has a key
  // that a message, a level or a time goes by, itself or in what wraps an entry (wrapper_names).
  // The entry is then all members of both, those of the inner object first. So it is with an
  // object in the place of the message or a result (message_object.h), and the `value` of one of
  // Kafka's (beside `topic`, `partition` and `offset`), which may also be the object itself.
  //
  // Batches: OpenTelemetry's export requests, in which each log record is an entry, with its
  // resource and scope as objects and its attributes as an object of plain values; the lists of
  // CloudTrail, CloudWatch Logs and other APIs (listed_entries.h). Each may hold such a line again.
  bool unfold(JsonReader& reader, const JsonObject& object);

  // Of the object that unfold() was asked of last, when that is known: nothing in it is escaped.
  bool saw_no_backslash() const { return saw_no_backslash_; }

  // Valid until the next call.
  std::string_view text() const { return text_; }
  // Of the entry `index` in the text; null where it wraps none.
  const Layers* layers(std::size_t index) const {
    const Layers& found = is_batch_ && !each_.empty() ? each_[index] : layers_;
    return found.count > 1 ? &found : nullptr;
  }
  // How many entries the text must hold: with another number layers() has none of them. 0: any.
  std::size_t entries() const {
    if (is_batch_) return each_.size();
    return layers_.count > 1 ? 1 : 0;
  }
  // An entry of a batch as it was before what it wraps was put before its members; null where there
  // are no batches.
  const JsonReader* batch() const { return is_batch_ ? &batch_ : nullptr; }

 private:
  bool unfold_strings(const JsonReader& reader, const JsonObject& object);
  void unfold_strings_of_batch();
  bool holds_object(std::span<const JsonMember> members, std::uint32_t keys);
  bool meet_keys(std::span<const JsonMember> members, std::uint32_t keys);
  bool wrap_next(const JsonTokens& tokens, std::span<const JsonMember> members,
                 std::string_view object);
  bool read_inner(const JsonTokens& tokens, const JsonMember& member, bool in_kafka);
  bool read_one(std::string_view object);

  JsonReader inner_, whole_, batch_;
  std::string text_, decoded_, composed_, batch_text_, joined_;
  Layers layers_;
  // What a row of keys (key_sequences.h) that is no record of Kafka's tells: the members under
  // whose keys an object in the place of the message may stand. Of longer rows nothing is known.
  static constexpr std::size_t kMostPlaces = 64;
  struct KnownKeys {
    std::uint32_t keys = KeySequences::kUnknown;
    std::uint64_t message_places = 0;  // a bit each
  };
  std::array<KnownKeys, KeySequences::kMostRows> known_keys_;
  bool is_batch_ = false;
  std::vector<Layers> each_;  // of the entries of a batch, when any wraps another
  bool saw_no_backslash_ = false;
};

}  // namespace gsaw
