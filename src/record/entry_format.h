// What an entry's members say of the format it is in: facts on which the meaning of single
// members hangs.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/nanoseconds.h"
#include "record/json_value.h"
#include "record/level_scales.h"

namespace gsaw {

// Each fact is found on first use, in one pass over the members, then kept, so that it costs
// the same for an entry that asks for it once and for one whose key of a level occurs a
// million times. Keys count as decoded. A view of its entry; not shared between threads.
class EntryFormat {
 public:
  EntryFormat() = default;
  // The top-level members, and the bytes of the object that they stand in.
  EntryFormat(std::string_view object, std::span<const JsonMember> members) {
    restart(object, members);
  }
  // As if it were made of these.
  void restart(std::string_view object, std::span<const JsonMember> members) {
    object_ = object;
    members_ = members;
    known_ = true_ = 0;
    level_style_.reset();
    backslash_.reset();
  }

  // Nothing of the object is escaped, it is known.
  void has_no_backslash() { backslash_ = std::string_view::npos; }
  bool knows_no_backslash() const { return backslash_ == std::string_view::npos; }
  // Where the first escape of the object is, in a key or a string; npos when nothing is escaped.
  std::size_t first_backslash() const {
    if (!backslash_) backslash_ = object_.find('\\');
    return *backslash_;
  }
  // Whether a key may be spelled with escapes; rare enough for a second look at the members.
  bool may_have_escaped_keys() const;
  // Shaped as GELF: a short_message, or GELF's version and a host.
  bool is_gelf() const;
  // MongoDB's one-letter keys mean something only beside its `t: {$date}`.
  bool is_mongodb() const;
  // CockroachDB's compact format, also of single letters: a severity, a channel, a goroutine.
  bool is_cockroach() const;
  // A line of echo's for a request, whose id it calls `id`.
  bool is_echo_request() const;
  // Kibana 7, whose level is one of its tags.
  bool is_kibana() const;
  // Serilog's compact format, which leaves @l out of entries of level Information, and this
  // entry has none.
  bool is_serilog_information() const;
  // Kubernetes' klog, which writes no level: an error when it has an `err`, else information.
  bool is_klog() const;
  // Of an entry that is klog's.
  Level klog_level() const;
  // An action of eliot's that has failed, or an exception that it has logged: errors, which have no
  // level.
  bool is_failure_of_eliot() const;
  // A record of AWS Lambda's platform, whose status stands in an object.
  bool is_platform_of_lambda() const;
  // A level and a message go by one letter, both capital (zap's development format) or both small:
  // beside them others mean something, too.
  bool has_letter_keys() const;
  LevelStyle level_style() const;
  // GCP's third form of a time: what stands beside `timestampSeconds`. 0 when nothing does.
  Nanoseconds timestamp_nanos() const;
  // What logback writes beside its `timestamp` in milliseconds: the nanoseconds of the second.
  std::optional<Nanoseconds> logback_nanos() const;
  // What IIS, CloudFront and FortiGate write beside a `date` without a clock: their `time`, with
  // the offset in `tz` where there is one; whether it can be read or not. Empty when nothing does.
  std::string clock_beside_date() const;

 private:
  enum Fact : unsigned {
    escaped_keys = 1,
    gelf = 2,
    mongodb = 4,
    serilog = 8,
    klog = 16,
    klog_error = 32,
    letter_keys = 64,
    nanos = 128,
    logback = 256,
    cockroach = 512,
    kibana = 1024,
    echo = 2048,
    eliot_failure = 4096,
    lambda = 8192
  };

  template <class Find>
  bool fact(Fact wanted, Find find) const;
  template <class Use>
  bool any_member(Use use) const;

  std::string_view object_;
  std::span<const JsonMember> members_;
  mutable unsigned known_ = 0, true_ = 0;  // Fact bits
  LevelStyle find_level_style() const;

  mutable Nanoseconds timestamp_nanos_ = 0, logback_nanos_ = 0;
  mutable std::optional<LevelStyle> level_style_;
  mutable std::optional<std::size_t> backslash_;
};

// One of those that GELF has had; `text` is decoded.
bool is_version_of_gelf(std::string_view text);

// The style of each entry whose members have these keys, which are not escaped; none where their
// values tell it.
std::optional<LevelStyle> level_style_by_keys(std::span<const JsonMember> members);

}  // namespace gsaw
