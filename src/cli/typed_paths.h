// Files on a command line that no shell has read yet.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace gsaw {

struct TypedPaths {
  std::vector<std::string> paths;
  bool are_all = true;  // each word stood for some
};

// What is there of what the words stand for: `~/` is $HOME, and of a path's last part `*`, `?` and
// [...] are what a shell takes them for, but in directories with very many names.
TypedPaths read_typed_paths(std::span<const std::string> words);

}  // namespace gsaw
