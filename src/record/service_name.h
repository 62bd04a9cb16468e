// Which service an entry is of.
#pragma once

#include <optional>

#include "record/json_value.h"
#include "record/record.h"

namespace gsaw {

// The first member, of the entry itself or of an object in it, that names the service, the program
// or the container that wrote it: `service`, `service.name`, `app`, `container_name` and the like,
// in any spelling (key_name.h). Not what names a part of it: that is its logger.
std::optional<JsonValue> find_service(const Record& record);

}  // namespace gsaw
