// Random lines with levels and times.
#include "property/role_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "property/role_values.h"
#include "record/json_text.h"
#include "record/role_names.h"

namespace gsaw::property {
namespace {

std::string_view random_role_key(Role role, Random& random) {
  const auto keys = role_names(role);
  // The first are the usual ones.
  return keys[random.once_in(2) ? random.below(3) : random.below(keys.size())];
}

// As another producer might write it: letters in any case, separators between the words, others
// before it. A name that counts in one spelling alone stays, mostly.
std::string respelled(std::string_view name, Random& random) {
  constexpr std::string_view kSeparators = "_-.";
  if (is_exact_name(name) && !random.once_in(20)) return std::string(bare_name(name));
  const std::string_view bare = bare_name(name);
  if (random.once_in(2)) return std::string(bare);
  const bool upper = random.once_in(2);
  std::string key(random.once_in(3) ? "_" : random.once_in(4) ? "@" : "");
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const bool word =
        i > 0 && bare[i] >= 'A' && bare[i] <= 'Z' && (bare[i - 1] | 0x20) == bare[i - 1];
    if ((word && random.once_in(2)) || random.once_in(100))
      key += kSeparators[random.below(kSeparators.size())];
    const char lower = ascii_lower(bare[i]);
    key += upper && is_ascii_letter(lower) ? static_cast<char>(lower ^ 0x20) : lower;
  }
  return key;
}

class LineWriter {
 public:
  explicit LineWriter(Random& random) : random_(random) {}

  std::string line() {
    if (random_.once_in(5)) write_prefix();
    if (random_.once_in(30)) write_torn();
    write_entry();
    if (random_.once_in(10)) wrap();
    if (random_.once_in(20)) write_entry();
    if (random_.once_in(15)) write_tail();
    if (random_.once_in(12)) damage();
    if (random_.once_in(10)) line_ += '\r';
    return std::move(line_);
  }

 private:
  void write_prefix() {
    constexpr std::string_view kPrefixes[] = {"@400000004ef86d0a1a245454 ",
                                              "Dec 26 21:53:38 web1 app[123]: ",
                                              "<11>",
                                              "<11>Dec 26 21:53:38 web1 app: @cee: ",
                                              "web-1  | ",
                                              "[pod/web-1/app] ",
                                              "@cee: ",
                                              "some words ",
                                              "0|app  | 2011-12-26T21:53:38: ",
                                              "2011/12/26 21:53:38 main.go:12: ",
                                              "2011-12-26T21:53:38.221Z\t5d1c\tERROR\t",
                                              "app.log: [1324936418.221000000, ",
                                              "Mon 2011-12-26 21:53:38 UTC web1 app[1]: ",
                                              "app.log-12-",
                                              "data: ",
                                              "[",
                                              ",",
                                              "\x1B[36mweb-1 | \x1B[0m",
                                              "x {\"level\":3} ",
                                              "\x1E",
                                              " "};
    switch (random_.below(5)) {
      case 0:
        line_ += random_iso_time(random_) + (random_.once_in(2) ? " stdout F " : " ");
        break;
      case 1:
        line_ += "<11>1 " + random_iso_time(random_) + " web1 app 1 ID47 [a@1 level=\"3\"] ";
        break;
      case 2:
        line_ += "2011-12-26_21:53:38.22100 \"level\":3 time\" ";  // svlogd's own text
        break;
      default:
        line_ += random_.pick(kPrefixes);
    }
  }

  // A record that was cut before the whole one.
  void write_torn() {
    const std::size_t begin = line_.size();
    write_entry();
    line_.resize(begin + 1 + random_.below(line_.size() - begin - 1));
  }

  void write_tail() {
    constexpr std::string_view kTails[] = {",", "]", " ]", "\x1B[0m", "\t,\x1B[K", " x", "}"};
    line_ += random_.pick(kTails);
  }

  void write_entry() {
    line_ += '{';
    if (random_.once_in(5)) write_serilog();
    for (std::size_t count = random_.below(6); count > 0; --count) {
      write_member(2);
      line_ += ',';
    }
    write_member(2);
    line_ += '}';
  }

  // As JSON in a string.
  void wrap() {
    constexpr std::string_view kKeys[] = {"log", "message", "MESSAGE", "other"};
    const std::size_t begin = std::min(line_.find('{'), line_.size());
    std::string wrapped = "{\"" + std::string(random_.pick(kKeys)) + "\":\"";
    append_json_escaped(wrapped, std::string_view(line_).substr(begin));
    wrapped += '"';
    line_.resize(begin);
    line_ += wrapped;
    if (random_.once_in(2)) {
      line_ += ',';
      write_member(1);
    }
    line_ += '}';
  }

  void write_serilog() {
    line_ += R"("@t":)" + random_time_value(random_) + R"(,"@mt":"x",)";
    if (random_.once_in(3)) line_ += R"("@l":)" + random_level_value(random_) + ",";
  }

  void write_member(int depth) {
    switch (random_.below(depth > 0 ? 9 : 8)) {
      case 0:
      case 1:
      case 2:
        write_role(random_role_key(Role::level, random_), random_level_value(random_));
        break;
      case 3:
      case 4:
      case 5:
        write_role(random_role_key(Role::time, random_), random_time_value(random_));
        break;
      case 6:
        write_companion();
        break;
      case 7:
        write_decoy();
        break;
      default:
        line_ += random_.once_in(2) ? R"("a":{)" : R"("fields":{)";
        write_member(depth - 1);
        line_ += random_.once_in(3) ? ",}" : "}";
    }
  }

  // `log.level` as one key or as a path.
  void write_role(std::string_view name, const std::string& value) {
    const std::string key = respelled(name, random_);
    const std::size_t dot = key.find('.');
    if (dot != key.npos && random_.once_in(2)) {
      write_key(std::string_view(key).substr(0, dot));
      line_ += '{';
      write_key(std::string_view(key).substr(dot + 1));
      line_ += value + "}";
      return;
    }
    write_key(key);
    line_ += value;
  }

  void write_key(std::string_view key) {
    constexpr std::string_view kColons[] = {":", ":", ":", ":", " : ", "\t:", ":\t ", ": "};
    line_ += quoted(key, random_);
    line_ += random_.pick(kColons);
    if (random_.once_in(100)) line_ += '\r';
  }

  // What tells one kind of entry from another, and decides how its numbers are read.
  void write_companion() {
    constexpr std::string_view kCompanions[] = {
        R"("short_message":"x")",    R"("version":"1.1","host":"web1")",
        R"("levelname":"ERROR")",    R"("levelno":40)",
        R"("created":1324936418.5)", R"("t":{"$date":"2011-12-26T21:53:38Z"})",
        R"("s":"E","c":"NETWORK")",  R"("@t":"2011-12-26T21:53:38Z","@m":"x")",
        R"("@l":"Error")",           R"("timestampNanos":500)",
        R"("short_m\u0065ssage":0)", R"("\u0074":{"$date":"2011-12-26T21:53:38Z"})",
        R"("\u0040l":"Error")",      R"("@t":"2011-12-26T21:53:38Z","\u0040m":"x")",
        R"("msg":"needle")",         R"("host":"web1")",
        R"("m":"x","l":"warn")"};
    line_ += random_.pick(kCompanions);
  }

  // Keys that are no role's, keys as values, whole members inside of strings.
  void write_decoy() {
    constexpr std::string_view kDecoys[] = {R"("levels":3)",
                                            R"("_level":"err")",
                                            R"("xlevel":3)",
                                            R"("a":"level")",
                                            R"("a":"\"level\":3,")",
                                            R"("a":"{\"time\":\"2011-12-27\"}")",
                                            R"("a":"level\":3")",
                                            R"("a":"time","b":"timestamp")",
                                            R"("a":["level",3,"time"])",
                                            R"("level" "err")",
                                            R"("level")",
                                            R"("level":)",
                                            R"("\\level":3)",
                                            R"("a":"\\","level":"err")",
                                            R"("a.level":3)",
                                            R"("":"level")",
                                            R"("level\"":3)",
                                            R"("a":"x\\\"level\":7")"};
    line_ += random_.pick(kDecoys);
  }

  // Cuts the line off, or breaks one byte of it.
  void damage() {
    const std::size_t at = random_.below(line_.size());
    if (random_.once_in(2)) return line_.resize(at);
    constexpr std::string_view kBytes = "{}\",:\\e1 \x01\xFF";
    line_[at] = kBytes[random_.below(kBytes.size())];
  }

  Random& random_;
  std::string line_;
};

}  // namespace

std::string random_role_line(Random& random) { return LineWriter(random).line(); }

}  // namespace gsaw::property
