// The dates that producers write in other ways than ISO 8601.
#pragma once

#include <string_view>

#include "record/time_parts.h"

namespace gsaw {

// Reads `text`, which is in one of these forms, each with an optional fraction of the second (`.`
// or `,`) and an optional zone. Else false, and `out` is of no use.
//
//   2011/12/26 21:53:38                nginx error log, Go's log package; also 2011-12-26 9:53:38
//   PM 2011-360T21:53:38Z                 day of the year 20111226T215338Z, 20111226215338   ISO
//   basic form, compact stamps (also ...338221) 11-12-26 21:53:38                  year, month and
//   day 26/Dec/2011:21:53:38 +0000         Common Log Format 26-Dec-2011 21:53:38 Tomcat, BIND Mon,
//   26 Dec 2011 21:53:38 GMT      mail and HTTP; the weekday may be missing Mon Dec 26 21:53:38
//   2011           ctime(3), date(1): zone before or behind the year Dec 26, 2011, 9:53:38 PM Java;
//   also `Mon Dec 26 2011 21:53:38 GMT+0100 (CET)` 26/12/2011 21:53:38 also 26.12.2011 and
//   12/26/2011 9:53:38 PM
//
// In the last of them the day is what is above 12. Where both may be the month, points mean that
// the day is first, as it is in German, Polish, Russian and the others that write points. Else the
// order is that of the log (date_order.h), and while that is open such a text is not read: it would
// be a guess; nor is one of another century than 19 and 20. AM and PM tell nothing: Australia and
// India write `26/12/2011, 9:53:38 pm`. Three numbers of two digits begin with the year, unless an
// order was set: then they end with it, and go by that order.
bool read_other_date(std::string_view text, TimeParts& out);

}  // namespace gsaw
