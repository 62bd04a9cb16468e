// The literals that a line must hold to match the query: what is searched for before any
// line is parsed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/odd_lines.h"
#include "query/ast.h"

namespace gsaw {

// One literal, and what may be asked of the value that stands behind it.
struct Needle {
  std::string text;
  // The literal is a part of keys that this role goes by: those around it are asked (raw_key.h).
  std::optional<Role> role = std::nullopt;
  // When the literal is the end of a key (with or without the quote behind it, or the backslash of
  // that), or has a role: the terms, all about such a key's value, of which every match must
  // satisfy this part of the query. Null: any value will do. Lives as long as the query.
  const Node* condition = nullptr;
  // One of kTemplateKeys (record/filled_message.h): beside it the message, where what is searched
  // for may be found, is not written out.
  bool of_template = false;
  // The literal is a key with its first quote, and counts where an array stands behind it.
  bool of_array = false;
  // Stands between objects back to back, of which one may tell its role and another not.
  bool of_several = false;
};

// Of a needle that is the end of a key: that without what stands behind it.
std::string_view key_of(const Needle& needle);

// May say maybe, never a wrong no: a raw line that matches the query holds at least one of
// `any_of`, or an escape (`\u0041`) behind which a JSON writer has hidden one of their
// characters, or is one of the odd_lines(). Of a line from which one of `roles` cannot be read
// nobody knows whether it matches: it is not ruled out either.
struct Prefilter {
  std::vector<Needle> any_of;  // empty: every line must be parsed
  bool ignore_case = false;
  unsigned roles = 0;  // bit per role
  // What else such a line must hold: the other sides of an `and`.
  std::vector<Prefilter> also;
  std::string why_none;  // when empty, in the user's words

  bool active() const { return !any_of.empty(); }
  // What stands before the JSON may be the entry's time.
  OddLines odd_lines() const {
    if ((roles & role_bit(Role::time)) != 0) return OddLines::unclosed_or_prefixed;
    return roles == 0 ? OddLines::none : OddLines::unclosed;
  }
};

// What the query needs. Literals are stretches of plain ASCII that JSON writers leave
// alone (no quote, backslash, slash, control): of values, and of keys (`status` finds "status" and
// "_status"), whose closing quote is looked for when one is found: in JSON within a string it has a
// backslash. A test of the entry's level or time
// needs one of the keys that these go by, in any spelling (role_needles.h). `and` takes its best
// side first, `or` needs both, `not` gives none. Files of `in @file` must have been loaded
// (value_file.h).
Prefilter make_prefilter(const Node& root, bool ignore_case);

// What lines hold whose message is a template that is filled in.
Prefilter make_template_prefilter();

// The same of a log in which what is searched for may be written as the bytes of a message
// (record/journal_log.h). `prefilter` is active.
Prefilter for_journal(Prefilter prefilter);

}  // namespace gsaw
