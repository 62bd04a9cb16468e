// Where paths lead, however they are spelled.
#pragma once

#include <string>
#include <string_view>

namespace gsaw {

// From the root, without links and dots; empty where nothing is.
std::string real_path(const std::string& path);

// Whether `target` is `folder`, or in it. Both are real paths; what is empty is nowhere.
bool is_within(std::string_view target, std::string_view folder);

// The same, and whoever reads the logs in `folder` reads `target`, too: no name on the way is one
// of those that are left out.
bool is_read_with(std::string_view target, std::string_view folder);

}  // namespace gsaw
