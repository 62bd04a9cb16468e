// Finds, reads and checks the config file. CLI11's own reader would take a `#` in quotes
// for a comment, lose an unclosed list's last letter and keep escapes as they are: all
// of that is an error or removed here.
#include "cli/config_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "cli/in_quotes.h"

namespace gsaw {
namespace {

constexpr std::size_t kLargestConfig = 1 << 20;
constexpr std::string_view kBlanks = " \t\r";

// Copies TOML text, statement by statement.
class TomlCopier {
 public:
  explicit TomlCopier(std::string_view text) : text_(text) {}

  Result<std::string> copy() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        skip_comment();
      } else if (c == '"' || c == '\'') {
        if (const char* problem = copy_string(c)) return failure(problem);
      } else if (c == '[' || c == ']') {
        if (const char* problem = copy_bracket(c)) return failure(problem);
      } else if (c == '\n') {
        if (const char* problem = end_line()) return failure(problem);
      } else if (const char* problem = copy_plain(c)) {
        return failure(problem);
      }
    }
    if (in_list_) return failure("a list has no ]");
    if (const char* problem = end_line()) return failure(problem);
    return std::move(out_);
  }

 private:
  Result<std::string> failure(const char* problem) const {
    std::string message = "line " + std::to_string(line_) + ": ";
    const std::string_view key = key_of(statement_);
    if (!key.empty()) message += std::string(key) + ": ";
    return fail(message + problem);
  }

  void skip_comment() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  const char* copy_string(char quote) {
    if (after_string_) return "unexpected text after a string";
    const std::size_t end = text_.find_first_of(quote == '"' ? "\"\\\n" : "'\\\n", at_ + 1);
    if (end == std::string_view::npos || text_[end] == '\n') return "a string has no end";
    if (text_[end] == '\\') return "backslashes are not supported in strings";
    const std::string_view content = text_.substr(at_ + 1, end - at_ - 1);
    if (content.starts_with('"') || content.starts_with('\'')) {
      return "a string may not begin with a quote";
    }
    statement_ += text_.substr(at_, end + 1 - at_);
    at_ = end + 1;
    after_string_ = true;
    return nullptr;
  }

  const char* copy_bracket(char c) {
    if (c == '[' && trimmed(statement_, kBlanks).empty()) return "tables ([name]) are not used";
    if ((c == '[') == in_list_) return "unexpected [ or ]";
    if (c == '[' && !trimmed(statement_, kBlanks).ends_with('=')) return "unexpected [ or ]";
    in_list_ = c == '[';
    after_string_ = c == ']';
    statement_ += c;
    ++at_;
    return nullptr;
  }

  const char* copy_plain(char c) {
    const bool blank = kBlanks.find(c) != std::string_view::npos;
    if (in_list_ && !blank) {
      if (c != ',') return "a list holds only strings in quotes";
      if (!after_string_) return "a list has an empty place";
    }
    if (after_string_ && !blank && c != ',') return "unexpected text after a string";
    if (c == ',' && !in_list_) return "a list needs [ and ]";
    if (!blank) after_string_ = false;
    if (!(blank && in_list_)) statement_ += c;
    ++at_;
    return nullptr;
  }

  const char* end_line() {
    ++at_;
    if (!in_list_) {
      if (const char* problem = check_statement(trimmed(statement_, kBlanks))) return problem;
      out_ += statement_;
      out_ += '\n';
      statement_.clear();
      after_string_ = false;
    }
    ++line_;
    return nullptr;
  }

  // Empty when the statement does not begin with a plain key and `=`.
  static std::string_view key_of(std::string_view statement) {
    constexpr std::string_view kKeyLetters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    const std::size_t equals = statement.find('=');
    if (equals == std::string_view::npos) return {};
    const std::string_view key = trimmed(statement.substr(0, equals), kBlanks);
    return key.find_first_not_of(kKeyLetters) == std::string_view::npos ? key : std::string_view();
  }

  const char* check_statement(std::string_view statement) {
    if (statement.empty()) return nullptr;
    const std::string_view key = key_of(statement);
    if (key.empty()) return "expected key = value";
    if (!keys_.emplace(key).second) return "set twice";
    const std::string_view value = trimmed(statement.substr(statement.find('=') + 1), kBlanks);
    if (value.empty()) return "has no value";
    if (value.front() == '"' || value.front() == '\'' || value.front() == '[') return nullptr;
    const bool number = value.find_first_not_of("0123456789") == std::string_view::npos;
    return number || value == "true" || value == "false" ? nullptr : "a text needs quotes";
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool in_list_ = false;
  bool after_string_ = false;  // a value has ended; no other may follow
  std::string statement_;
  std::set<std::string> keys_;
  std::string out_;
};

}  // namespace

std::optional<std::string> default_config_path() {
  // A relative XDG_CONFIG_HOME is to be ignored, says the XDG base directory specification.
  const char* config_home = std::getenv("XDG_CONFIG_HOME");
  if (config_home && config_home[0] == '/') return std::string(config_home) + "/gsaw/config.toml";
  const char* home = std::getenv("HOME");
  if (home && home[0] == '/') return std::string(home) + "/.config/gsaw/config.toml";
  return std::nullopt;
}

Result<std::optional<std::string>> read_config_file(const std::string& path, bool must_exist) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "re"),
                                                             &std::fclose);
  if (!file) {
    if (!must_exist && (errno == ENOENT || errno == ENOTDIR)) return std::optional<std::string>();
    return fail(std::strerror(errno), must_exist ? "" : "--no-config goes on without it");
  }
  std::string text;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file.get())) {
    text.append(buffer, size);
    if (text.size() > kLargestConfig) return fail("too large for a config file");
  }
  if (std::ferror(file.get())) return fail(std::strerror(errno));
  return text;
}

Result<std::string> plain_toml(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return TomlCopier(text).copy();
}

}  // namespace gsaw
