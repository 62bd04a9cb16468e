// Finds and reads the config file. CLI11's own reader would take a `#` in quotes for a
// comment, lose an unclosed list's last letter and keep escapes as they are.
#include "cli/config_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace gsaw {
namespace {

constexpr std::string_view kBlanks = " \t\r";

constexpr const char* kNoBareValue = "a text needs quotes; true, false and digits have none";
constexpr const char* kTextAfterValue = "something stands behind the value";

constexpr std::string_view kKeyLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

bool is_bare_value(std::string_view text) {
  return text == "true" || text == "false" || std::all_of(text.begin(), text.end(), is_digit);
}

// Reads one statement after another. The functions that return text return what is wrong,
// or null.
class ConfigReader {
 public:
  explicit ConfigReader(std::string_view text)
      : text_(text), at_(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0) {}

  QueryResult<std::vector<ConfigSetting>> read() {
    for (;;) {
      skip_gap(" \t\r\n");
      if (at_end()) return std::move(settings_);
      const char* const problem = read_statement();
      if (problem != nullptr) return failure(problem);
    }
  }

 private:
  bool at_end() const { return at_ == text_.size(); }
  bool is_at(std::string_view any_of) const {
    return !at_end() && any_of.find(text_[at_]) != std::string_view::npos;
  }
  std::size_t next(std::string_view any_of, std::size_t from) const {
    return std::min(text_.find_first_of(any_of, from), text_.size());
  }

  // Passes over these characters, and over comments.
  void skip_gap(std::string_view blanks) {
    for (;;) {
      at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size());
      if (!is_at("#")) return;
      at_ = next("\n", at_);
    }
  }

  QueryResult<std::vector<ConfigSetting>> failure(const char* problem) const {
    std::string message = key_.empty() ? "" : std::string(key_) + ": ";
    return query_error(blamed_.value_or(SourceSpan{at_, 0}), message + problem);
  }

  // What is wrong there, rather than where the reader is.
  const char* blame(std::size_t at, std::size_t size, const char* problem) {
    blamed_ = {at, size};
    return problem;
  }

  const char* read_statement() {
    key_ = {};
    if (is_at("[")) return "tables ([name]) are not used";
    const std::size_t key_end = std::min(text_.find_first_not_of(kKeyLetters, at_), text_.size());
    const std::string_view key = text_.substr(at_, key_end - at_);
    at_ = key_end;
    skip_gap(kBlanks);
    if (key.empty() || !is_at("=")) return "expected key = value";
    key_ = key;
    const std::size_t key_at = key_end - key.size();
    if (!keys_.insert(key).second) return blame(key_at, key.size(), "set twice");
    ++at_;
    skip_gap(kBlanks);
    settings_.push_back({{std::string(key), key_at, false}, {}});
    if (const char* problem = read_value()) return problem;
    skip_gap(kBlanks);
    if (at_end() || is_at("\n")) return nullptr;
    if (is_at(",")) return "a list needs [ and ]";
    return is_at("[]") ? "unexpected [ or ]" : kTextAfterValue;
  }

  const char* read_value() {
    if (at_end() || is_at("\n")) return "has no value";
    if (is_at("[")) return read_list();
    if (is_at("\"'")) return read_string();
    const std::size_t end = next(",[]#\n", at_);
    const std::string_view value = trimmed(text_.substr(at_, end - at_), kBlanks);
    if (!is_bare_value(value)) return blame(at_, value.size(), kNoBareValue);
    settings_.back().values.push_back({std::string(value), at_, true});
    at_ = end;
    return nullptr;
  }

  const char* read_list() {
    const std::size_t begin = at_++;
    for (bool after_string = false;;) {
      skip_gap(" \t\r\n");
      if (at_end()) return blame(begin, 1, "a list has no ]");
      if (is_at("[")) return "unexpected [ or ]";
      if (is_at("\"'")) {
        if (after_string) return kTextAfterValue;
        if (const char* problem = read_string()) return problem;
        after_string = true;
        continue;
      }
      if (!is_at(",]")) return "a list holds only strings in quotes";
      if (text_[at_++] == ']') return nullptr;
      if (!std::exchange(after_string, false)) return "a list has an empty place";
    }
  }

  const char* read_string() {
    const std::size_t begin = at_ + 1;
    const std::size_t end = next(is_at("\"") ? "\"\\\n" : "'\\\n", begin);
    if (end == text_.size() || text_[end] == '\n') {
      return blame(begin - 1, end - begin + 1, "a string has no end");
    }
    if (text_[end] == '\\') return blame(end, 1, "backslashes are not supported in strings");
    settings_.back().values.push_back(
        {std::string(text_.substr(begin, end - begin)), begin, false});
    at_ = end + 1;
    return nullptr;
  }

  std::string_view text_;
  std::size_t at_;
  std::string_view key_;  // of the statement that is being read, once it is known
  std::optional<SourceSpan> blamed_;
  std::set<std::string_view> keys_;
  std::vector<ConfigSetting> settings_;
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
  std::error_code ignored;
  if (!must_exist && std::filesystem::is_fifo(path, ignored)) {
    return fail("it is a fifo, which only --config reads");
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "re"),
                                                             &std::fclose);
  if (!file) {
    const int error = errno;
    const bool leads_nowhere = error == ENOENT && std::filesystem::is_symlink(path, ignored);
    if (!must_exist && !leads_nowhere && (error == ENOENT || error == ENOTDIR)) {
      return std::optional<std::string>();
    }
    return fail(std::strerror(error) + std::string(leads_nowhere ? " (dangling link)" : ""));
  }
  std::string text;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file.get())) {
    text.append(buffer, size);
    if (text.size() > kLargestConfig) return text;
  }
  if (std::ferror(file.get())) return fail(std::strerror(errno));
  return text;
}

QueryResult<std::vector<ConfigSetting>> parse_config(std::string_view text) {
  return ConfigReader(text).read();
}

}  // namespace gsaw
