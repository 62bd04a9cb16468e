// What a digest says beside what is in the entries.
#pragma once

namespace gsaw {

struct DigestSettings {
  // The commands that it hands out may ask for a level: beside it the options that were given
  // choose some of the same entries. Not so where what is selected brings others with it.
  bool may_add_level = false;
};

}  // namespace gsaw
