// Styles of one's own: `style.NAME = "bold red"` of the config file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "query/query_error.h"
#include "render/text_style.h"
#include "render/theme.h"

namespace gsaw {

// What their keys begin with.
inline constexpr std::string_view kStylePrefix = "style.";

struct OwnStyle {
  std::string name;  // what check_style_name() allows
  TextStyle style;
};

// What has a style: the parts of an entry, and the levels by any name that a query knows.
Result<void> check_style_name(std::string_view name);

// Words in any order: a colour (a name or 0 to 255), `on` and that of the background, and what
// else the text is to be (bold ...). Nothing: as all other text. Errors are of places in `text`.
QueryResult<TextStyle> parse_style(std::string_view text);

void apply_styles(Theme& theme, const std::vector<OwnStyle>& styles);

}  // namespace gsaw
