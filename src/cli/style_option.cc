// Names of styles, and the words that say how they look.
#include "cli/style_option.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>
#include <system_error>

#include "base/in_quotes.h"
#include "base/named_value.h"
#include "base/nearest_name.h"
#include "record/level.h"

namespace gsaw {
namespace {

constexpr NamedValue<TextStyle Theme::*> kParts[] = {
    {"time", &Theme::time},
    {"host", &Theme::host},
    {"logger", &Theme::logger},
    {"message", &Theme::message},
    {"key", &Theme::key},
    {"value", &Theme::value},
    {"block", &Theme::block},
    {"malformed", &Theme::malformed},
    {"highlight", &Theme::highlight},
    {"file", &Theme::file},
    {"line-number", &Theme::line_number},
};

constexpr NamedValue<Attribute> kAttributes[] = {
    {"bold", Attribute::bold},       {"dim", Attribute::dim},
    {"italic", Attribute::italic},   {"underline", Attribute::underline},
    {"reverse", Attribute::reverse},
};

constexpr std::string_view kColors[] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "bright-black",   "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white"};

constexpr std::string_view kOn = "on";
constexpr std::string_view kBetweenWords = " \t";
constexpr int kMostColors = 256;

std::optional<int> color_named(std::string_view word) {
  const auto found = std::find(std::begin(kColors), std::end(kColors), word);
  if (found != std::end(kColors)) return static_cast<int>(found - std::begin(kColors));
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool is_number = error == std::errc() && end == word.data() + word.size();
  return is_number && number >= 0 && number < kMostColors ? std::optional(number) : std::nullopt;
}

template <class Value, std::size_t kCount>
std::vector<std::string_view> names_of(const NamedValue<Value> (&table)[kCount]) {
  std::vector<std::string_view> names;
  for (const auto& each : table) names.push_back(each.name);
  return names;
}

std::string did_you_mean(std::string_view nearest, std::string_view otherwise) {
  if (nearest.empty()) return std::string(otherwise);
  return "did you mean " + std::string(nearest) + "?";
}

std::string hint_for(std::string_view word) {
  std::vector<std::string_view> words = names_of(kAttributes);
  words.insert(words.end(), std::begin(kColors), std::end(kColors));
  words.push_back(kOn);
  return did_you_mean(nearest_name(word, words),
                      "colours are black red green yellow blue magenta cyan white, bright-red ..., "
                      "0 to 255; others are bold dim italic underline reverse");
}

// The words of a style, one after another.
class StyleReader {
 public:
  explicit StyleReader(std::string_view text) : text_(text) {}

  QueryResult<TextStyle> read() {
    while (next()) {
      if (word_ == kOn) {
        if (auto read = read_background(); !read) return tl::unexpected(read.error());
      } else if (const auto attribute = value_named(kAttributes, word_)) {
        style_ = style_.with(*attribute);
      } else if (auto read = read_color(style_.color); !read) {
        return tl::unexpected(read.error());
      }
    }
    return style_;
  }

 private:
  bool next() {
    const std::size_t begin = text_.find_first_not_of(kBetweenWords, end_);
    if (begin == std::string_view::npos) return false;
    end_ = std::min(text_.find_first_of(kBetweenWords, begin), text_.size());
    word_ = text_.substr(begin, end_ - begin);
    return true;
  }

  tl::unexpected<QueryError> wrong(std::string message, std::string suggestion) const {
    return query_error({end_ - word_.size(), word_.size()}, std::move(message),
                       std::move(suggestion));
  }

  QueryResult<void> read_background() {
    if (!next()) return wrong("on has no colour behind it", "as in black on yellow");
    return read_color(style_.background);
  }

  QueryResult<void> read_color(int& target) const {
    const auto color = color_named(word_);
    if (!color) return wrong(in_quotes(word_) + " is no colour", hint_for(word_));
    if (target != TextStyle::kNoColor) {
      return wrong(in_quotes(word_) + " is one colour too many",
                   "that of the background stands behind on, as in black on yellow");
    }
    target = *color;
    return {};
  }

  const std::string_view text_;
  std::size_t end_ = 0;  // of the word at hand
  std::string_view word_;
  TextStyle style_;
};

TextStyle* find_style(Theme& theme, std::string_view name) {
  if (const auto part = value_named(kParts, name)) return &(theme.**part);
  const auto level = level_from_bare_name(name);
  return level ? &theme.levels[static_cast<std::size_t>(*level)] : nullptr;
}

}  // namespace

Result<void> check_style_name(std::string_view name) {
  Theme any;
  if (find_style(any, name) != nullptr) return {};
  std::vector<std::string_view> names = names_of(kParts);
  for (std::size_t i = 0; i < kLevelCount; ++i) names.push_back(level_name(static_cast<Level>(i)));
  return fail(in_quotes(name) + " has no style of its own",
              did_you_mean(nearest_name(name, names), "styles are of " + listed_names(kParts) +
                                                          ", " + std::string(level_name_list())));
}

QueryResult<TextStyle> parse_style(std::string_view text) { return StyleReader(text).read(); }

void apply_styles(Theme& theme, const std::vector<OwnStyle>& styles) {
  for (const OwnStyle& own : styles) {
    TextStyle* const style = find_style(theme, own.name);
    assert(style != nullptr);
    *style = own.style;
  }
}

}  // namespace gsaw
