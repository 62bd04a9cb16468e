// Lucene's query language, as Graylog, OpenSearch and Elasticsearch read it. Fields are indexed as
// Graylog does: numbers as numbers, strings whole (keywords), but the messages by their words.
#include <fmt/format.h>

#include <algorithm>

#include "record/time_zone.h"
#include "translate/engines.h"

namespace gsaw {
namespace {

constexpr std::string_view kSpecial = "+-&|!(){}[]^\"~*?:\\/ =";

bool is_of_words(const TargetField& field) {
  const std::string name = field.name();
  return name == "message" || name == "full_message";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (kSpecial.find(c) != kSpecial.npos) out += '\\';
    out += c;
  }
  return out;
}

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
    if (value.ignore_case) return refuse(asked, "fields are indexed in their case");
    if (value.text.empty()) return refuse(asked, "an empty value");
    if (value.glob) return like(asked, field, value.text);
    if (is_of_words(field)) {
      const auto more = selects_more(asked, "a message is found by its words, in any case");
      if (!more) return tl::unexpected(more.error());
    }
    return fmt::format("{}:{}", escaped(field.name()), in_quotation(value.text));
  }

  Said ordered(const Asked&, const TargetField& field, Order order,
               const std::string& number) override {
    return range(field, order, escaped(number));
  }

  Said moment(const Asked& asked, const TargetField& field, Order order,
              Nanoseconds time) override {
    if (beyond_millis(time) != 0) return refuse(asked, "times finer than milliseconds");
    const CivilTime civil = TimeZone().to_civil(time);
    return range(field, order,
                 fmt::format("\"{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z\"", civil.year,
                             civil.month, civil.day, civil.hour, civil.minute, civil.second,
                             civil.fraction / kNanosPerMilli));
  }

  Said holds(const Asked& asked, const TargetField& field, TextPlace place,
             const Literal& text) override {
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
    if (field.role == Role::message) return {{{"message"}}};
    if (field.role == Role::host) return {{{"source"}}};
    const std::string name = gelf_name(field);
    return {{{name.starts_with('_') && !field.quoted ? name.substr(1) : name}}};
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
  Said like(const Asked& asked, const TargetField& field, std::string_view pattern) const {
    if (is_of_words(field)) return refuse(asked, "a message is indexed by its words");
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
