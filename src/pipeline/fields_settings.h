// How the fields of the selected entries are shown.
#pragma once

namespace gsaw {

struct FieldsSettings {
  bool turned = false;  // the rarest first
};

}  // namespace gsaw
