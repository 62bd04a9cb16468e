// Renders lines of JSON with given settings, as the tests of every format need it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "record/field_path.h"
#include "record/record_parser.h"
#include "render/renderer.h"

namespace gsaw {

// All records of `line`, rendered. The renderer is used twice, so that what it keeps
// from one entry cannot show in the next.
inline std::string rendered(const RenderSettings& settings, std::string_view line,
                            const EntryOrigin& origin = {"app.log", 12}) {
  const auto renderer = make_renderer(settings);
  const std::string bytes(line);  // on the heap, so that reads past the end are seen
  RecordParser parser;
  std::string first, second;
  for (std::string* out : {&first, &second}) {
    const std::size_t count = parser.parse(bytes);
    for (std::size_t i = 0; i < count; ++i) renderer->append(*out, parser.record(i), origin);
  }
  return first == second ? first : "differs the second time: " + second;
}

// Highlights what `expression` matches.
inline std::shared_ptr<const Highlighter> highlighter(const std::string& expression) {
  Matches matches;
  matches.regex = expression;
  return Highlighter::make(*make_node(std::move(matches)), false);
}

inline ShownField shown(const std::string& name, std::optional<Role> role = std::nullopt) {
  return ShownField{name, role, FieldPath::compile(name, false).value()};
}

}  // namespace gsaw
