// Which service an entry is of.
#pragma once

#include <optional>
#include <string_view>

#include "record/json_value.h"
#include "record/record.h"

namespace gsaw {

// The first member, of the entry itself or of an object in it, that names the service, the program
// or the container that wrote it: `service`, `service.name`, `app`, `container_name` and the like,
// in any spelling (key_name.h). Not what names a part of it: that is its logger.
std::optional<JsonValue> find_service(const Record& record);

// How a member with some key, decoded, may name the service.
struct ServiceKey {
  bool is_name = false;     // by a text that it is
  std::string_view member;  // by that of a member of it with this name, if it is an object

  bool may_name() const { return is_name || !member.empty(); }
};
ServiceKey service_key(std::string_view key);

}  // namespace gsaw
