// The command line as typed, over the config file: plain data, checked for form only.
// build_plan gives it meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date_order.h"
#include "base/named_value.h"
#include "base/nanoseconds.h"
#include "cli/detached_value.h"
#include "cli/flags.h"
#include "cli/role_keys.h"
#include "cli/style_option.h"
#include "pipeline/malformed_lines.h"
#include "render/output_format.h"
#include "render/theme.h"

namespace gsaw {

enum class When { automatic, always, never };

inline constexpr NamedValue<When> kWhenNames[] = {
    {"auto", When::automatic},
    {"always", When::always},
    {"never", When::never},
};

inline constexpr unsigned kMaxThreads = 256;
// Tokens of a line have places of 32 bits.
inline constexpr std::uint64_t kLongestMaxLine = (std::uint64_t{1} << 32) - 1;

// Of --in-order, when it is left out: threads that write to one log are seldom that far apart.
inline constexpr Nanoseconds kUsualSlack = 10 * kNanosPerSecond;

struct Options {
  // What the command line says; what it does not is the config file's, or the default.
  std::set<FlagId> typed;
  bool is_typed(FlagId flag) const { return typed.contains(flag); }

  std::vector<std::string> positionals;  // QUERY and PATHs, undecided
  std::vector<DetachedValue> detached;   // which of them stand behind such an option
  std::optional<std::string> query;      // -e
  std::vector<std::string> txns;         // -t; none is empty
  std::optional<std::string> level;      // -l
  std::optional<std::string> since, until;
  std::optional<Nanoseconds> in_order;                                  // --in-order
  std::optional<Nanoseconds> near;                                      // --near; not negative
  bool ignore_case = false;                                             // -i
  bool whole_words = false;                                             // -w
  bool invert_match = false;                                            // -v
  std::optional<std::uint64_t> max_count;                               // -m
  std::optional<std::uint64_t> tail;                                    // -n
  std::optional<std::string> sort;                                      // -s; empty: by time
  std::optional<std::uint64_t> after_context, before_context, context;  // -A, -B, -C
  std::optional<Nanoseconds> around;                                    // --around; not negative
  bool follow = false;                                                  // -f, -F
  std::optional<Nanoseconds> sync;                                      // --sync; not negative
  bool reverse = false;                                                 // -r
  bool whole_txn = false;
  bool trace = false;
  bool align = false;
  std::optional<std::string> txn_list;   // --txns; empty: all
  std::optional<Nanoseconds> slow;       // --slow; not negative
  std::vector<std::string> count_by;     // split at commas; none is empty
  std::vector<std::string> describe;     // the same
  std::optional<std::string> histogram;  // the step; empty: one that suits
  std::optional<std::string> graphite_prefix;
  bool fields = false;
  bool digest = false;
  // The options on the command line that say which entries are meant, and how they are read, as
  // words of a shell (pipeline/given_words.h).
  std::vector<std::string> selection, reading;
  bool patterns = false;
  std::optional<std::string> versus;  // --vs
  std::optional<std::string> why;
  std::vector<std::string> by;                 // --by; the same
  std::vector<std::string> skews;              // HOST=SPAN
  bool count = false;                          // -c
  bool quiet = false;                          // -q
  OutputFormat output = OutputFormat::pretty;  // -o, -j
  std::vector<std::string> keys;               // -k, split at commas; none is empty
  std::vector<std::string> hidden_keys;        // -K, split at commas; none is empty
  bool with_filename = false;                  // -H
  bool no_filename = false;
  bool line_number = false;
  bool fold = false;
  std::optional<std::uint64_t> width;  // --width; 0: no end of a line
  MalformedLines malformed = MalformedLines::show;
  std::uint64_t max_line = 0;  // bytes, 1 to kLongestMaxLine; 0: the default
  When color = When::automatic;
  ThemeName theme = ThemeName::automatic;
  std::vector<OwnStyle> styles;  // of the config file: in place of the theme's
  When pager = When::automatic;
  // -Z; never together with `local`. From the config file only when neither is typed.
  std::optional<std::string> time_zone;
  bool local = false;
  std::optional<std::string> log_zone;    // --log-zone
  DateOrder log_dates = DateOrder::open;  // --log-dates; open: as the log itself tells
  RoleKeys roles;           // --role; from the config file behind those that are typed
  std::string time_format;  // empty: the default
  unsigned threads = 0;     // -J, 1 to kMaxThreads; 0: one a CPU
  bool explain = false;
  bool stats = false;
  std::optional<std::string> decode;          // --decode ID
  std::optional<std::string> translate;       // the engine's name
  std::vector<std::string> translate_fields;  // F=NAME
  std::optional<std::string> translate_table;
};

}  // namespace gsaw
