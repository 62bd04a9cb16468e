// The values of `in @file`.
#include "query/value_file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "base/content_kind.h"
#include "base/utf8.h"
#include "packed/unpacked_text.h"
#include "query/listed_values.h"
#include "query/tree_walk.h"

namespace gsaw {
namespace {

// Of a regular file; else 0.
std::size_t size_of(std::FILE* file) {
  struct stat status {};
  const bool known = ::fstat(::fileno(file), &status) == 0 && S_ISREG(status.st_mode);
  return known ? static_cast<std::size_t>(status.st_size) : 0;
}

// Fails with errno set.
bool read_all(std::FILE* file, std::string& text) {
  text.reserve(size_of(file));
  char block[1 << 16];
  while (const std::size_t count = std::fread(block, 1, sizeof block, file)) {
    text.append(block, count);
  }
  return std::ferror(file) == 0;
}

// As inputs that are no text are told. `packing`: of what unpacks to that; may be null.
tl::unexpected<Error> no_text(const std::string& path, const ContentKind& kind,
                              const ContentKind* packing) {
  return fail(
      fmt::format("the values of `in @{}` {} {}", path,
                  packing == nullptr ? "are" : "unpack to what is", described(kind)),
      fmt::format("try: {} '... in @-' ...", text_to_gsaw(kind, path == "-" ? "" : path, packing)));
}

// A list that is not whole would find less than was asked for.
Result<std::string> unpack(const std::string& packed, const std::string& path,
                           const ContentKind& kind) {
  UnpackedText unpacked = unpacked_text(packed, kind);
  if (!unpacked.flaw) return std::move(unpacked.text);
  return fail(fmt::format("cannot read the values of `in @{}`: the {} data {}", path, kind.name,
                          flaw_text(*unpacked.flaw)));
}

}  // namespace

Result<std::string> read_value_file(const std::string& path) {
  const auto close = [](std::FILE* file) {
    if (file != stdin) std::fclose(file);
  };
  const std::unique_ptr<std::FILE, decltype(close)> file(
      path == "-" ? stdin : std::fopen(path.c_str(), "re"), close);
  std::string text;
  if (!file || !read_all(file.get(), text)) {
    return fail(fmt::format("cannot read the values of `in @{}`: {}", path, std::strerror(errno)));
  }
  const ContentKind* packing = nullptr;
  const ContentKind* kind = find_content_kind(text);
  if (kind != nullptr && kind->packing != Packing::none) {
    packing = kind;
    auto unpacked = unpack(text, path, *kind);
    if (!unpacked) return unpacked;
    text = *std::move(unpacked);
    kind = find_content_kind(text);
  }
  if (kind != nullptr) return no_text(path, *kind, packing);
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
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

  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  Result<void> load_values(OneOf& one_of) {
    if (one_of.file.empty()) return {};
    if (one_of.file == "-" && stdin_read_) {
      return fail("standard input can be the values of one list only, and `in @-` stands twice");
    }
    stdin_read_ |= one_of.file == "-";
    auto text = read_value_file(one_of.file);
    if (!text) return tl::unexpected(text.error());
    one_of.file_text = std::make_shared<const std::string>(*std::move(text));
    for_each_line_value(*one_of.file_text, [&](std::string_view) {
      ++one_of.file_lines;
      return true;
    });
    if (one_of.file_lines == 0)
      notes_.push_back(fmt::format("`in @{}` has no values", one_of.file));
    return {};
  }

  bool stdin_read_ = false;
  std::vector<std::string> notes_;
};

}  // namespace

bool takes_standard_input(const Node& query) {
  return any_node(query, [](const Node& node) {
    const auto* one_of = std::get_if<OneOf>(&node.kind);
    return one_of != nullptr && one_of->file == "-";
  });
}

Result<std::vector<std::string>> load_value_files(Node& query) {
  Loader loader;
  if (auto loaded = loader.load(query); !loaded) return tl::unexpected(loaded.error());
  return loader.take_notes();
}

}  // namespace gsaw
