// Which fields say the same in all entries of a transaction.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace gsaw {

// Of at most kMost paths, those that were met first; of others nothing is claimed. Values that
// pretty output leaves out (null, "", {}, []), and those that play a role, are not looked at.
class SharedFields {
 public:
  static constexpr std::size_t kMost = 1000;

  // `id`: the transaction's.
  explicit SharedFields(std::string id) : id_(std::move(id)) {}

  // The next entry, which is not malformed.
  void add(const Record& record);

  // The paths, in order, of fields that say the id wherever they stand ...
  std::vector<std::string> id_fields() const;
  // ... and of those others that each entry, of two at least, has once, all with the same value.
  // Objects and arrays are compared as they are written.
  std::vector<std::string> common_fields() const;

 private:
  struct Use {
    std::string text;         // of the first
    std::size_t entries = 0;  // that have it
    bool varies = false;      // or stands twice in an entry
    bool says_id = false, says_other = false;
    std::size_t last_entry = 0;  // that has it, from 1
  };

  void note(Use& use, std::string_view text, bool is_id) const;

  const std::string id_;
  std::map<std::string, Use, std::less<>> uses_;  // by path
  std::size_t entries_ = 0;
};

}  // namespace gsaw
