// What this program was built from, and with; the build writes it (build_facts.cmake).
#pragma once

#include <string_view>

namespace gsaw {

extern const std::string_view kVersion;  // `0.2.0`
extern const std::string_view
    kCommit;  // `1ca9e3f`, `+` behind it where files were changed; or empty
extern const std::string_view kBuild;      // compiler, build type, kind of machine
extern const std::string_view kLibraries;  // `fmt 9.1.0, ...`

}  // namespace gsaw
