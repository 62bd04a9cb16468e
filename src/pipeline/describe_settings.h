// Which fields' numbers are described, of which entries each.
#pragma once

#include <string>
#include <vector>

#include "analyze/group_field.h"
#include "record/named_field.h"

namespace gsaw {

struct DescribeSettings {
  struct Field {
    std::string name;  // as typed
    NamedField field;
  };
  std::vector<Field> fields;
  std::vector<GroupField> by;  // none: all entries together
  bool turned = false;         // the group with the fewest entries first
};

}  // namespace gsaw
