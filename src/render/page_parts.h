// What a page is made of beside its text: the files of render/page, put in when gsaw is built.
#pragma once

#include <string_view>

namespace gsaw {

extern const std::string_view kPageStyle, kPageScript;
// As a Content-Security-Policy names them: `sha256-...`.
extern const std::string_view kPageStyleHash, kPageScriptHash;

}  // namespace gsaw
