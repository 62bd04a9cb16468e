// Lucene's query language, as Graylog, OpenSearch and Elasticsearch read it. Fields are indexed as
// Graylog does: numbers as numbers, strings whole (keywords), but the messages by their words, and
// the source in lower case.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "query/whole_words.h"
#include "record/json_text.h"
#include "record/time_zone.h"
#include "translate/engines.h"

namespace gsaw {
namespace {

constexpr std::string_view kSpecial = "+-&|!(){}[]^\"~*?:\\/ =";

bool is_of_words(const TargetField& field) {
  const std::string name = field.name();
  return name == "message" || name == "full_message";
}

// As many digits as any number of 32 bits in binary keeps: fractions are indexed as such.
constexpr std::ptrdiff_t kFractionDigits = 6;

bool has_words(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    if (point.value != '_' && is_word_part(point.value)) return true;
    text.remove_prefix(point.length);
  }
  return false;
}

// What Java reads as a number, and JSON does not: `007`, `+5`, `5d`.
bool is_other_number(std::string_view text) {
  if (is_json_number(text)) return false;
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with("0x") || text.starts_with("0X")) return true;
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec == std::errc::invalid_argument) return false;
  const std::string_view behind(read.ptr, static_cast<std::size_t>(end - read.ptr));
  return behind.empty() || (behind.size() == 1 && std::string_view("fFdD").find(behind.front()) !=
                                                      std::string_view::npos);
}

bool is_fine(std::string_view number) {
  return number.find('.') != number.npos &&
         std::count_if(number.begin(), number.end(), is_digit) > kFractionDigits;
}

std::string escaped(std::string_view text) {
  if (text == "AND" || text == "OR" || text == "NOT") return fmt::format("\\{}", text);
  std::string out;
  for (const char c : text) {
    if (kSpecial.find(c) != kSpecial.npos) out += '\\';
    out += c;
  }
  return out;
}

constexpr std::string_view kInAnyCase = "a source is found in any case";

bool is_lowered(const TargetField& field) { return field.name() == "source"; }

std::string in_quotation(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

class Lucene : public Engine {
 public:
  using Engine::Engine;

  std::string_view name() const override { return "lucene"; }
  std::string_view comment() const override { return {}; }

  Said equals(const Asked& asked, const TargetField& field, const Literal& value) override {
    if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
    if (value.ignore_case) return refuse(asked, "fields are indexed in their case");
    if (value.text.empty()) return refuse(asked, "an empty value");
    if (value.glob) return like(asked, field, value.text);
    if (is_of_words(field) && !has_words(value.text)) return refuse(asked, "a text without words");
    if (const std::string_view why = found_beside(field, value.text); !why.empty()) {
      if (const auto more = selects_more(asked, why); !more) return tl::unexpected(more.error());
    }
    return fmt::format("{}:{}", escaped(field.name()), in_quotation(value.text));
  }

  Said ordered(const Asked& asked, const TargetField& field, Order order,
               const std::string& number) override {
    if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
    if (is_fine(number)) return refuse(asked, "numbers with a fraction are kept in six digits");
    return range(field, order, escaped(number));
  }

  Said moment(const Asked& asked, const TargetField& field, Order order,
              Nanoseconds time) override {
    if (beyond_millis(time) != 0) return refuse(asked, "times finer than milliseconds");
    const CivilTime civil = TimeZone().to_civil(time);
    // Graylog's index takes times in one form; the usual one is that of ISO 8601.
    const bool is_graylogs = field.name() == "timestamp";
    return range(
        field, order,
        fmt::format("\"{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}.{:03}{}\"", civil.year, civil.month,
                    civil.day, is_graylogs ? ' ' : 'T', civil.hour, civil.minute, civil.second,
                    civil.fraction / kNanosPerMilli, is_graylogs ? "" : "Z"));
  }

  Said holds(const Asked& asked, const TargetField& field, TextPlace place,
             const Literal& text) override {
    if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
    if (text.ignore_case || place == TextPlace::words || text.text.empty() ||
        text.text.find('*') != text.text.npos) {
      return refuse(asked, "case, whole words, nothing or a star within a value");
    }
    const std::string_view before = place == TextPlace::start ? "" : "*";
    const std::string_view behind = place == TextPlace::end ? "" : "*";
    return like(asked, field, fmt::format("{}{}{}", before, text.text, behind));
  }

  Said exists(const Asked& asked, const TargetField& field, Presence presence) override {
    if (presence == Presence::not_empty) return refuse(asked, "what is empty");
    if (const auto held = check_name(asked, field); !held) return tl::unexpected(held.error());
    return fmt::format("_exists_:{}", escaped(field.name()));
  }

  std::string everything() const override { return "*:*"; }
  std::string negation(const std::string& condition) const override {
    return fmt::format("(*:* AND NOT {})", condition);
  }
  std::string all_of(const std::vector<std::string>& conditions) const override {
    return joined_conditions(conditions, " AND ");
  }
  std::string any_of(const std::vector<std::string>& conditions) const override {
    return joined_conditions(conditions, " OR ");
  }

  Said whole(const Translation& what, const std::string& condition) override {
    if (what.whole_txn) return refuse({}, "a search within a search (--whole-txn)");
    if (what.count || !what.keys.empty() || !what.count_by.empty()) {
      return refuse({},
                    "a query selects; what is shown of it is said elsewhere (-k, -c, "
                    "--count-by)");
    }
    if (!what.table.empty()) return refuse({}, "an index is chosen elsewhere");
    return condition;
  }

 private:
  // Graylog takes GELF's `_` off, and has names of its own.
  TargetField usual_field(const FieldName& field) const override {
    const std::string name = gelf_name(field);
    if (name == "short_message") return {{{"message"}}};
    if (name == "host") return {{{"source"}}};
    if (name.size() > 1 && name.starts_with('_')) return {{{name.substr(1)}}};
    return {{{name}}, field.quoted && !is_standard_gelf(name)};
  }

  // Whether what stands there can be told from others.
  QueryResult<void> check_name(const Asked& asked, const TargetField& field) {
    if (!field.has_others) return {};
    return selects_more(asked, "Graylog does not tell `_x` from `x`");
  }

  QueryResult<void> check(const Asked& asked, const TargetField& field) {
    if (auto same = check_not_time(asked, field); !same) return same;
    return check_name(asked, field);
  }

  // Why such a value is found together with others; empty: it is not.
  static std::string_view found_beside(const TargetField& field, std::string_view value) {
    if (is_of_words(field)) return "a message is found by its words, in any case";
    if (is_lowered(field)) return kInAnyCase;
    if (is_other_number(value)) return "a number is found in every form of it";
    return is_json_number(value) && is_fine(value)
               ? "numbers with a fraction are kept in six digits"
               : "";
  }

  Said range(const TargetField& field, Order order, const std::string& end) const {
    const std::string name = escaped(field.name());
    switch (order) {
      case Order::less:
        return fmt::format("{}:[* TO {}}}", name, end);
      case Order::less_equal:
        return fmt::format("{}:[* TO {}]", name, end);
      case Order::greater:
        return fmt::format("{}:{{{} TO *]", name, end);
      case Order::greater_equal:
        break;
    }
    return fmt::format("{}:[{} TO *]", name, end);
  }

  // `*` is any text.
  Said like(const Asked& asked, const TargetField& field, std::string_view pattern) {
    if (is_of_words(field)) return refuse(asked, "a message is indexed by its words");
    if (is_lowered(field)) {
      if (const auto more = selects_more(asked, kInAnyCase); !more) {
        return tl::unexpected(more.error());
      }
    }
    if (pattern.find_first_of("<>\n\r\t") != pattern.npos) {
      return refuse(asked, "these characters cannot be escaped");
    }
    std::string text;
    for (const char c : pattern) text += c == '*' ? "*" : escaped({&c, 1});
    return fmt::format("{}:{}", escaped(field.name()), text);
  }
};

}  // namespace

std::unique_ptr<Engine> make_lucene(TargetNames names) {
  return std::make_unique<Lucene>(std::move(names));
}

}  // namespace gsaw
