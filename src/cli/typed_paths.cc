// Files on a command line that no shell has read yet.
#include "cli/typed_paths.h"

#include <dirent.h>
#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>

namespace gsaw {
namespace {

constexpr std::size_t kMostNames = 20000;

bool is_there(const std::string& path) { return path == "-" || ::access(path.c_str(), F_OK) == 0; }

std::string with_home(const std::string& word) {
  const char* const home = std::getenv("HOME");
  return word.starts_with("~/") && home != nullptr ? home + word.substr(1) : word;
}

std::vector<std::string> matching(const std::string& pattern) {
  const std::size_t slash = pattern.rfind('/');
  const std::string folder = slash == pattern.npos ? "" : pattern.substr(0, slash + 1);
  const std::string names = pattern.substr(folder.size());
  std::vector<std::string> paths;
  if (names.find_first_of("*?[") == names.npos) return paths;
  struct Close {
    void operator()(DIR* directory) const { ::closedir(directory); }
  };
  const std::unique_ptr<DIR, Close> directory(::opendir(folder.empty() ? "." : folder.c_str()));
  for (std::size_t seen = 0; directory && seen < kMostNames; ++seen) {
    const dirent* const entry = ::readdir(directory.get());
    if (entry == nullptr) break;
    if (::fnmatch(names.c_str(), entry->d_name, FNM_PERIOD) == 0) {
      paths.push_back(folder + entry->d_name);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

TypedPaths read_typed_paths(std::span<const std::string> words) {
  TypedPaths typed;
  for (const std::string& word : words) {
    const std::string path = with_home(word);
    const std::vector<std::string> found =
        is_there(path) ? std::vector<std::string>{path} : matching(path);
    typed.are_all &= !found.empty();
    typed.paths.insert(typed.paths.end(), found.begin(), found.end());
  }
  return typed;
}

}  // namespace gsaw
