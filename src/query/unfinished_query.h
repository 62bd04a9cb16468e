// A query that is still being typed: what its last word may become.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

struct UnfinishedQuery {
  enum class Place {
    name,        // a term begins: the name of a field, or `not`
    after_name,  // behind a word that may be a name: also an operator that is a word
    after_term,  // behind a term: also `and`, `or`
    value,       // of `field`, which it is to equal
    nowhere,     // nothing that is known, or the query is none
  };
  Place place = Place::nowhere;
  std::size_t begin = 0;  // of the last word in the query; its end when that is not begun
  std::string text;       // what stands of a value, decoded; of all else as it is typed
  char quote = '\0';      // that a value begins with
  std::string field;      // as it is typed
};

// By the rules of the language, up to the last word.
UnfinishedQuery read_unfinished(std::string_view query);

// `query`, of which `end` was read, with its last word made `value`, which `end.field` is to equal.
// In quotes where it would be read as something else without: text of hexadecimal digits and colons
// is an id or an address. None where also with them.
std::optional<std::string> with_value(std::string_view query, const UnfinishedQuery& end,
                                      std::string_view value);

}  // namespace gsaw
