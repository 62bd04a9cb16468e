// Numbers, enumerations and lists of the flags, checked for form.
#include "cli/set_option.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/in_quotes.h"
#include "cli/field_option.h"
#include "cli/role_option.h"
#include "query/duration.h"

namespace gsaw {
namespace {

Result<void> set_bool(bool& target, const std::string& value) {
  if (value != "true" && value != "false") return fail(in_quotes(value) + " is not true or false");
  target = value == "true";
  return {};
}

Result<std::uint64_t> read_number(const std::string& value) {
  std::uint64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, problem] = std::from_chars(value.data(), end, number);
  if (stop != end || problem == std::errc::invalid_argument) {
    return fail(in_quotes(value) + " is not a whole number");
  }
  if (problem == std::errc::result_out_of_range) return fail(in_quotes(value) + " is too large");
  return number;
}

Result<void> set_number(std::optional<std::uint64_t>& target, const std::string& value) {
  const auto number = read_number(value);
  if (!number) return tl::unexpected(number.error());
  target = *number;
  return {};
}

Result<void> set_threads(unsigned& target, const std::string& value) {
  const auto number = read_number(value);
  if (!number || *number < 1 || *number > kMaxThreads) {
    return fail(in_quotes(value) + " is not a number from 1 to " + std::to_string(kMaxThreads));
  }
  target = static_cast<unsigned>(*number);
  return {};
}

// `16M` or `512KiB`, in units of 1,024. None when it is no such text, or too large.
std::optional<std::uint64_t> read_size(const std::string& value) {
  const auto number_end = std::min(value.find_first_not_of("0123456789"), value.size());
  const auto number = read_number(value.substr(0, number_end));
  if (!number) return std::nullopt;
  if (number_end == value.size()) return *number;
  const std::size_t power = std::string_view("kmg").find(ascii_lower(value[number_end]));
  const std::string_view rest = std::string_view(value).substr(number_end + 1);
  if (power == std::string_view::npos) return std::nullopt;
  if (!rest.empty() && rest != "B" && rest != "iB") return std::nullopt;
  const std::size_t shift = 10 * (power + 1);
  if (*number > std::numeric_limits<std::uint64_t>::max() >> shift) return std::nullopt;
  return *number << shift;
}

Result<void> set_max_line(std::uint64_t& target, const std::string& value) {
  const auto size = read_size(value);
  if (!size || *size < 1 || *size > kLongestMaxLine) {
    return fail(in_quotes(value) + " is not a size such as 16M, from 1 byte to just under 4G");
  }
  target = *size;
  return {};
}

Result<void> set_span(std::optional<Nanoseconds>& target, const std::string& value) {
  const auto span = parse_duration(value);
  if (!span || *span < 0) {
    return fail(in_quotes(value) + " is not a span of time such as 5s, 250ms or 1h30m");
  }
  target = *span;
  return {};
}

template <class Value, std::size_t kCount>
Result<void> set_named(Value& target, const NamedValue<Value> (&names)[kCount],
                       const std::string& value) {
  const auto named = value_named(names, value);
  if (!named) return fail(in_quotes(value) + " is not one of " + listed_names(names));
  target = *named;
  return {};
}

Result<void> append_names(std::vector<std::string>& target, const std::string& value) {
  for (std::string& name : names_of_list(value)) {
    if (name.empty()) return fail("a field name is empty in " + in_quotes(value));
    target.push_back(std::move(name));
  }
  return {};
}

Result<void> append_id(std::vector<std::string>& target, const std::string& value) {
  if (trimmed(value, " \t\r\n").empty()) return fail("the id is empty");
  // `-t=ID` would be an id that no entry has.
  if (value.front() == '=') return fail("an id does not begin with =, as in " + in_quotes(value));
  target.push_back(value);
  return {};
}

struct SwitchMember {
  FlagId id;
  bool Options::*member;
};

constexpr SwitchMember kSwitches[] = {
    {FlagId::ignore_case, &Options::ignore_case},
    {FlagId::word_regexp, &Options::whole_words},
    {FlagId::invert_match, &Options::invert_match},
    {FlagId::reverse, &Options::reverse},
    {FlagId::follow, &Options::follow},
    {FlagId::follow_name, &Options::follow},
    {FlagId::whole_txn, &Options::whole_txn},
    {FlagId::trace, &Options::trace},
    {FlagId::fields, &Options::fields},
    {FlagId::digest, &Options::digest},
    {FlagId::align, &Options::align},
    {FlagId::patterns, &Options::patterns},
    {FlagId::count, &Options::count},
    {FlagId::quiet, &Options::quiet},
    {FlagId::with_filename, &Options::with_filename},
    {FlagId::no_filename, &Options::no_filename},
    {FlagId::line_number, &Options::line_number},
    {FlagId::fold, &Options::fold},
    {FlagId::local, &Options::local},
    {FlagId::explain, &Options::explain},
    {FlagId::stats, &Options::stats},
};

struct TextMember {
  FlagId id;
  std::optional<std::string> Options::*member;
};

// Checked by those who give them a meaning.
constexpr TextMember kTexts[] = {
    {FlagId::query, &Options::query},
    {FlagId::level, &Options::level},
    {FlagId::since, &Options::since},
    {FlagId::until, &Options::until},
    {FlagId::time_zone, &Options::time_zone},
    {FlagId::log_zone, &Options::log_zone},
    {FlagId::decode, &Options::decode},
    {FlagId::translate, &Options::translate},
    {FlagId::translate_table, &Options::translate_table},
    {FlagId::sort, &Options::sort},
    {FlagId::txns, &Options::txn_list},
    {FlagId::histogram, &Options::histogram},
    {FlagId::versus, &Options::versus},
    {FlagId::why, &Options::why},
    {FlagId::graphite_prefix, &Options::graphite_prefix},
};

struct ListMember {
  FlagId id;
  std::vector<std::string> Options::*member;
};

constexpr ListMember kLists[] = {
    {FlagId::keys, &Options::keys},
    {FlagId::hide, &Options::hidden_keys},
    {FlagId::count_by, &Options::count_by},
    {FlagId::describe, &Options::describe},
    {FlagId::by, &Options::by},
};

struct SpanMember {
  FlagId id;
  std::optional<Nanoseconds> Options::*member;
};

constexpr SpanMember kSpans[] = {
    {FlagId::around, &Options::around},
    {FlagId::slow, &Options::slow},
    {FlagId::sync, &Options::sync},
    {FlagId::near, &Options::near},
};

struct NumberMember {
  FlagId id;
  std::optional<std::uint64_t> Options::*member;
};

constexpr NumberMember kNumbers[] = {
    {FlagId::max_count, &Options::max_count},
    {FlagId::tail, &Options::tail},
    {FlagId::after_context, &Options::after_context},
    {FlagId::before_context, &Options::before_context},
    {FlagId::context, &Options::context},
    {FlagId::width, &Options::width},
};

template <class Row, std::size_t N>
const Row* row_of(const Row (&rows)[N], const Flag& flag) {
  const auto* const found =
      std::find_if(rows, rows + N, [&](const Row& row) { return row.id == flag.id; });
  return found == rows + N ? nullptr : found;
}

}  // namespace

Result<void> set_option(Options& options, const Flag& flag, const std::string& value) {
  // Of these two the last one holds.
  if (flag.id == FlagId::with_filename) options.no_filename = false;
  if (flag.id == FlagId::no_filename) options.with_filename = false;
  if (const auto* row = row_of(kSwitches, flag)) return set_bool(options.*row->member, value);
  if (const auto* row = row_of(kNumbers, flag)) return set_number(options.*row->member, value);
  if (const auto* row = row_of(kSpans, flag)) return set_span(options.*row->member, value);
  if (const auto* row = row_of(kLists, flag)) return append_names(options.*row->member, value);
  if (const auto* row = row_of(kTexts, flag)) {
    options.*row->member = value;
    return {};
  }
  switch (flag.id) {
    case FlagId::txn:
      return append_id(options.txns, value);
    case FlagId::skew:
      options.skews.push_back(value);
      return {};
    case FlagId::translate_field:
      options.translate_fields.push_back(value);
      return {};
    case FlagId::in_order:
      options.in_order = kUsualSlack;
      return value.empty() ? Result<void>() : set_span(options.in_order, value);
    case FlagId::output:
      return set_named(options.output, kOutputFormatNames, value);
    case FlagId::output_json:
      options.output = OutputFormat::json;
      return {};
    case FlagId::color:
      return set_named(options.color, kWhenNames, value);
    case FlagId::theme:
      return set_named(options.theme, kThemeNames, value);
    case FlagId::pager:
      return set_named(options.pager, kWhenNames, value);
    case FlagId::time_format:
      options.time_format = value;
      return {};
    case FlagId::log_dates:
      return set_named(options.log_dates, kDateOrderNames, value);
    case FlagId::role:
      return append_role(options.roles, value);
    case FlagId::malformed:
      return set_named(options.malformed, kMalformedLinesNames, value);
    case FlagId::max_line:
      return set_max_line(options.max_line, value);
    case FlagId::threads:
      return set_threads(options.threads, value);
    case FlagId::help:
    case FlagId::version:
    case FlagId::config:
    case FlagId::no_config:
      return {};  // of the run
    default:
      assert(false && "an option that sets nothing");
      return {};
  }
}

}  // namespace gsaw
