// An id as it is pasted: with what stood around it in a log, a header, a mail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

// The id in `text`, a view into it; all of it when nothing is around the id, or nothing would be
// left. Taken off, as often as it is there:
//
//   blanks; `,;.:!?` at the end         no known id ends so, though one may begin with a dot
//   quotes and brackets in pairs        "ID"  'ID'  `ID`  \"ID\"  <ID>  (ID)  [ID]  {ID}
//                                       **ID**  |ID|
//   a quote at one end alone; “ID„ «ID» 「ID」 ID… and the like
//   a bracket without its other half    ID)  ID"}
//   the key of an id (id_key.h), or a   X-Response-Id: ID   "request_id": "ID",   txnId=ID
//   word for it, before `:`, `=`, `=>`  id: ID   transaction ID, and curl's `< ` before it
//   the URL of its page                 https://host/trace/ID?x=1   https://host/?txnId=ID
//
std::string_view id_in_paste(std::string_view text);

// What to search for when `text` is asked for: the id in it, and the text itself, as it may have
// been logged with all that is around it. Of an envelope (id_envelope.h) also the trace in it, if
// that is hexadecimal. Each once; the id in `text` first.
std::vector<std::string> id_readings(std::string_view text);

// Those of each of the texts.
std::vector<std::string> readings_of_all(const std::vector<std::string>& texts);

}  // namespace gsaw
