// LogsQL, of VictoriaLogs: lines taken in as JSON, with _msg_field=short_message and
// _time_field=timestamp.
#include <fmt/format.h>

#include "record/time_zone.h"
#include "translate/engines.h"
#include "translate/label_engine.h"

namespace gsaw {
namespace {

class LogsQl : public LabelEngine {
 public:
  using LabelEngine::LabelEngine;

  std::string_view name() const override { return "logsql"; }

  Said ordered(const Asked& asked, const TargetField& field, Order order,
               const std::string& number) override {
    if (const auto held = check(asked, field); !held) return tl::unexpected(held.error());
    if (field.name() != "level") {
      const auto more = selects_more(asked, "texts such as 5s or 10KB compare as numbers, too");
      if (!more) return tl::unexpected(more.error());
    }
    return fmt::format("{}:{}{}", name_of(field), order_symbol(order), number);
  }

  Said moment(const Asked&, const TargetField& field, Order order, Nanoseconds time) override {
    const CivilTime civil = TimeZone().to_civil(time);
    return fmt::format("{}:{}{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}Z", name_of(field),
                       order_symbol(order), civil.year, civil.month, civil.day, civil.hour,
                       civil.minute, civil.second, civil.fraction);
  }

  Said exists(const Asked& asked, const TargetField& field, Presence presence) override {
    if (presence != Presence::not_empty) {
      return refuse(asked, "whether a field is there; it can say `is not empty`");
    }
    if (const auto held = check_name(asked, field); !held) return tl::unexpected(held.error());
    return fmt::format("{}:*", name_of(field));
  }

  std::string everything() const override { return "*"; }
  std::string negation(const std::string& condition) const override {
    return fmt::format("!({})", condition);
  }
  std::string all_of(const std::vector<std::string>& conditions) const override {
    return joined_conditions(conditions, " ");
  }
  std::string any_of(const std::vector<std::string>& conditions) const override {
    return joined_conditions(conditions, " or ");
  }

  Said whole(const Translation& what, const std::string& condition) override {
    const std::string stream = what.table.empty() ? "" : what.table + " ";
    std::string text = stream + condition;
    if (what.whole_txn) {
      const std::string txn = name_of(field({"txn", false, Role::txn, {}}));
      text = fmt::format("{0}{1}:* {1}:in({2} {1}:* | fields {1})", stream, txn, text);
    }
    if (what.count) return text + " | stats count() as count";
    if (!what.count_by.empty()) {
      return fmt::format("{} | stats by ({}) count() as count | sort by (count desc)", text,
                         listed(what.count_by));
    }
    return what.keys.empty() ? text : fmt::format("{} | fields {}", text, listed(what.keys));
  }

 protected:
  QueryResult<void> check(const Asked& asked, const TargetField& field) const override {
    if (auto same = check_not_time(asked, field); !same) return same;
    return check_name(asked, field);
  }
  std::string is(const Asked&, const std::string& name, const std::string& text) const override {
    return fmt::format("{}:={}", name, text);
  }
  std::string finds(const Asked&, const std::string& name,
                    const std::string& regex) const override {
    return fmt::format("{}:~{}", name, string(regex));
  }
  std::string name_of(const TargetField& field) const override { return string(field.name()); }

 private:
  TargetField usual_field(const FieldName& name) const override {
    const std::string key = gelf_name(name);
    if (key == "timestamp") return {{{"_time"}}};
    if (key == "short_message") return {{{"_msg"}}};
    return {{{key}}};
  }

  QueryResult<void> check_name(const Asked& asked, const TargetField& field) const {
    if (!field.name().ends_with('*')) return {};
    return refuse(asked, "a name with a star at its end is that of many fields");
  }

  std::string listed(const std::vector<FieldName>& fields) const {
    std::vector<std::string> names;
    for (const FieldName& each : fields) names.push_back(name_of(field(each)));
    return fmt::format("{}", fmt::join(names, ", "));
  }
};

}  // namespace

std::unique_ptr<Engine> make_logsql(TargetNames names) {
  return std::make_unique<LogsQl>(std::move(names));
}

}  // namespace gsaw
