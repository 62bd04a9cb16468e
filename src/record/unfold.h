// Lines that are no entry themselves but hold one or many: JSON within a string, as container
// runtimes and shippers write it, and batches.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

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
  // JSON in a string: a member named as messages are (kWrappingNames), whose text is one object;
  // of the journal (journal_log.h) also a MESSAGE that is written as bytes. The object has a key
  // that a message, a level or a time goes by, itself or in what wraps an entry (wrapper_names).
  // The entry is then all members of both, those of the inner object first.
  //
  // Batches: OpenTelemetry's export requests, in which each log record is an entry, with its
  // resource and scope as objects and its attributes as an object of plain values; CloudTrail's
  // `Records`.
  bool unfold(JsonReader& reader, const JsonObject& object);

  // Of the object that unfold() was asked of last, when that is known: nothing in it is escaped.
  bool saw_no_backslash() const { return saw_no_backslash_; }

  // Valid until the next call.
  std::string_view text() const { return text_; }
  const Layers& layers() const { return layers_; }

 private:
  bool unfold_strings(const JsonReader& reader, const JsonObject& object);
  bool wrap_next(const JsonTokens& tokens, std::span<const JsonMember> members,
                 std::string_view object);
  bool read_inner(const JsonTokens& tokens, const JsonMember& member);

  JsonReader inner_, whole_;
  std::string text_, decoded_, composed_;
  Layers layers_;
  bool saw_no_backslash_ = false;
};

}  // namespace gsaw
