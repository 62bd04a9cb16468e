// What an entry's fields are called where the query is handed on to.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "query/ast.h"

namespace gsaw {

// Where a field stands in a document: paths of keys. The first of these that the document has is
// the field; never empty.
struct TargetField {
  std::vector<std::vector<std::string>> paths;
  bool has_others = false;  // fields of other names stand there, too

  // Of engines whose fields have one name each: the keys joined by dots.
  std::string name() const;
};

// Names by what they are typed as: roles and other fields (--translate-field).
using TargetNames = std::map<std::string, std::string, std::less<>>;

// What is to be made of the entries that the query selects.
struct Translation {
  const Node* query = nullptr;
  bool ignore_case = false;
  bool count = false;
  bool whole_txn = false;
  std::vector<FieldName> keys;      // -k; empty: the whole entry
  std::vector<FieldName> count_by;  // empty: the entries themselves
  std::vector<std::string> files;   // paths as typed; may be empty
  std::string table;                // --translate-table; empty: the engine's default
};

}  // namespace gsaw
