// One engine that a query is handed on to: what engines share.
#include "translate/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace gsaw {
namespace {

std::string_view gelf_key(Role role) {
  switch (role) {
    case Role::time:
      return "timestamp";
    case Role::level:
      return "level";
    case Role::message:
      return "short_message";
    case Role::host:
      return "host";
    case Role::logger:
      return "facility";
    case Role::txn:
      return "_txnId";
    case Role::stack:
    case Role::pattern:  // in no document; translate.cc refuses it
      break;
  }
  return "full_message";
}

// https://go2docs.graylog.org/current/getting_in_log_data/gelf.html
constexpr std::string_view kStandardFields[] = {"version",      "host",      "short_message",
                                                "full_message", "timestamp", "level",
                                                "line",         "file",      "facility"};

}  // namespace

std::string TargetField::name() const { return fmt::format("{}", fmt::join(paths.front(), ".")); }

Said Engine::anywhere(const Asked& asked, const Literal&, bool) {
  return refuse(asked, "texts anywhere in an entry");
}

Said Engine::holds(const Asked& asked, const TargetField&, TextPlace, const Literal&) {
  return refuse(asked, "parts of a value");
}

Said Engine::matches(const Asked& asked, const TargetField&, const std::string&, bool) {
  return refuse(asked, "regular expressions");
}

Said Engine::exists(const Asked& asked, const TargetField&, Presence) {
  return refuse(asked, "whether a field is there");
}

TargetField Engine::field(const FieldName& name) const {
  const std::string_view given = name.quoted ? std::string_view() : given_name(name.text);
  return given.empty() ? usual_field(name) : TargetField{{{std::string(given)}}};
}

std::string_view Engine::given_name(std::string_view name) const {
  const auto given = names_.find(name);
  return given == names_.end() ? std::string_view() : std::string_view(given->second);
}

tl::unexpected<QueryError> Engine::refuse(const Asked& asked, std::string_view what) const {
  return query_error(asked.span,
                     fmt::format("{} cannot say this as gsaw means it: {}", name(), what));
}

QueryResult<void> Engine::selects_more(const Asked& asked, std::string_view why) {
  if (asked.negated)
    return refuse(asked, fmt::format("under a not it would select less, as {}", why));
  if (std::find(remarks_.begin(), remarks_.end(), why) == remarks_.end()) {
    remarks_.emplace_back(why);
  }
  return {};
}

QueryResult<void> Engine::check_not_time(const Asked& asked, const TargetField& field) const {
  if (field.name() != this->field({"time", false, Role::time, {}}).name()) return {};
  return refuse(asked, "its times are no texts and no numbers");
}

std::string joined_conditions(const std::vector<std::string>& conditions,
                              std::string_view between) {
  return fmt::format("({})", fmt::join(conditions, between));
}

std::optional<std::string> epoch_seconds(Nanoseconds time) {
  if (time % kNanosPerMicro != 0) return std::nullopt;
  const bool negative = time < 0;
  const auto micros =
      static_cast<std::uint64_t>(negative ? -(time / kNanosPerMicro) : time / kNanosPerMicro);
  constexpr std::uint64_t kMicrosPerSecond = 1'000'000;
  std::string text = fmt::format("{}{}.{:06}", negative ? "-" : "", micros / kMicrosPerSecond,
                                 micros % kMicrosPerSecond);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

bool is_standard_gelf(std::string_view key) {
  return std::find(std::begin(kStandardFields), std::end(kStandardFields), key) !=
         std::end(kStandardFields);
}

std::string gelf_name(const FieldName& name) {
  if (name.role) return std::string(gelf_key(*name.role));
  return is_standard_gelf(name.text) || name.quoted || name.text.starts_with('_') ? name.text
                                                                                  : "_" + name.text;
}

}  // namespace gsaw
