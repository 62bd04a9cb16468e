// What selected entries are counted by.
#pragma once

#include <vector>

#include "analyze/group_field.h"

namespace gsaw {

struct CountBySettings {
  std::vector<GroupField> fields;
  bool turned = false;  // the smallest count first
};

}  // namespace gsaw
