// The names by which a person gives the values of an enumeration: one table for each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gsaw {

template <class Value>
struct NamedValue {
  std::string_view name;
  Value value;
};

// None when no value has that name.
template <class Value, std::size_t kCount>
constexpr std::optional<Value> value_named(const NamedValue<Value> (&names)[kCount],
                                           std::string_view name) {
  for (const NamedValue<Value>& each : names) {
    if (each.name == name) return each.value;
  }
  return std::nullopt;
}

// `value` has one.
template <class Value, std::size_t kCount>
constexpr std::string_view name_of_value(const NamedValue<Value> (&names)[kCount], Value value) {
  for (const NamedValue<Value>& each : names) {
    if (each.value == value) return each.name;
  }
  return {};
}

// `a, b, c`
template <class Value, std::size_t kCount>
std::string listed_names(const NamedValue<Value> (&names)[kCount]) {
  std::string list;
  for (const NamedValue<Value>& each : names) {
    if (!list.empty()) list += ", ";
    list += each.name;
  }
  return list;
}

}  // namespace gsaw
