// The message of an entry that holds it as a template and its values, or as an array.
#pragma once

#include <array>
#include <string_view>

#include "record/listed_text.h"
#include "record/record.h"

namespace gsaw {

// The keys that such entries have, as they are spelled: one of them stands in every line whose
// message is not the text of one of its members. For searches of the raw line.
//
//   @mt, MessageTemplate ...     Serilog: filled from the entry, its `Properties` and the texts of
//                                `@r` or `Renderings`, which holes with a format have
//   {OriginalFormat}             .NET: from the members that stand beside it
//   arguments, kvpList           logback's JsonEncoder: the `{}` and `{key}` of its message
//   categoryName                 log4js: `data` is a text and what its `%s` stand for
//   MESSAGE                      journald: an array of bytes or of texts (listed_text.h)
inline constexpr std::array<std::string_view, 9> kTemplateKeys = {
    "@mt",     "MessageTemplate", "messageTemplate", "message_template", "{OriginalFormat}",
    "kvpList", "arguments",       "categoryName",    kListedTextKey};

// Where the member that plays the message's role is such a template or array, sets its value in
// `roles` to the text, as long as the Record lives, under the member's token. Holes whose value is
// missing stay as they are written, and those for which there is no room: what is filled in takes
// no more than a few times the bytes of the entry.
//
// A value is put in bare, an object or array as compact JSON. Serilog's own rendering,
// with quotes round strings, is kept beside it: Roles::rendered_message.
void fill_message(const Record& record, Roles& roles);

}  // namespace gsaw
