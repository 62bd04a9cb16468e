// The values of `in @file`.
#include "query/value_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "query/tree_walk.h"

namespace gsaw {
namespace {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

Result<std::vector<std::string>> read_value_file(const std::string& path) {
  const auto close = [](std::FILE* file) {
    if (file != stdin) std::fclose(file);
  };
  const std::unique_ptr<std::FILE, decltype(close)> file(
      path == "-" ? stdin : std::fopen(path.c_str(), "re"), close);
  const auto failure = [&] {
    return fail(fmt::format("cannot read the values of `in @{}`: {}", path, std::strerror(errno)));
  };
  if (!file) return failure();
  std::string text;
  char block[1 << 16];
  while (const std::size_t count = std::fread(block, 1, sizeof block, file.get())) {
    text.append(block, count);
  }
  if (std::ferror(file.get()) != 0) return failure();
  return split_lines(text);
}

namespace {

class Loader {
 public:
  Result<void> load(Node& node) {
    if (auto* one_of = std::get_if<OneOf>(&node.kind)) return load_values(*one_of);
    Result<void> loaded;
    for_each_child(node, [&](Node& child) {
      if (loaded) loaded = load(child);
    });
    return loaded;
  }

 private:
  Result<void> load_values(OneOf& one_of) {
    if (one_of.file.empty()) return {};
    if (one_of.file == "-" && stdin_read_) {
      return fail("standard input can be the values of one list only, and `in @-` stands twice");
    }
    stdin_read_ |= one_of.file == "-";
    auto lines = read_value_file(one_of.file);
    if (!lines) return tl::unexpected(lines.error());
    one_of.values.reserve(lines->size());
    for (std::string& line : *lines) {
      one_of.values.push_back({std::move(line), false, false, one_of.field.span});
    }
    return {};
  }

  bool stdin_read_ = false;
};

}  // namespace

bool takes_standard_input(const Node& query) {
  return any_node(query, [](const Node& node) {
    const auto* one_of = std::get_if<OneOf>(&node.kind);
    return one_of != nullptr && one_of->file == "-";
  });
}

Result<void> load_value_files(Node& query) { return Loader().load(query); }

}  // namespace gsaw
