// Random lines that try to mislead the look at the value right behind a key.
#include "property/probe_lines.h"

#include <string_view>

#include "property/json_spelling.h"

namespace gsaw::property {
namespace {

using Kind = SlowQuery::Kind;

class LineWriter {
 public:
  explicit LineWriter(Random& random) : random_(random) {}

  std::string line() {
    write_object(2);
    if (random_.once_in(30)) write_object(2);
    if (random_.once_in(6)) cut_or_break();
    if (random_.once_in(6)) line_ += '\r';
    return std::move(line_);
  }

 private:
  void write_object(int depth) {
    line_ += '{';
    for (std::size_t count = 1 + random_.below(4); count > 0; --count) {
      write_member(depth);
      blanks();
      if (count > 1 || random_.once_in(20)) line_ += ',';
      blanks();
    }
    line_ += '}';
  }

  void write_member(int depth) {
    if (random_.once_in(3)) return write_decoy();
    write_key();
    blanks();
    line_ += ':';
    blanks();
    write_value(depth);
  }

  void write_key() {
    constexpr std::string_view kKeys[] = {"status",   "_status", "status",   "_status",   "status2",
                                          "xstatus",  "Status",  "a.status", "_a.status", "a",
                                          "\"status", "st",      "a",        "status[0]"};
    line_ += '"';
    append_spelled(line_, random_.pick(kKeys), random_, random_.once_in(15) ? 4 : 10'000);
    line_ += '"';
  }

  void write_value(int depth) {
    constexpr std::string_view kNumbers[] = {"500",
                                             "499",
                                             "501",
                                             "200",
                                             "404",
                                             "5.0E2",
                                             "5e2",
                                             "50e1",
                                             "-0",
                                             "0",
                                             "-500",
                                             "500.0",
                                             "499.99999999999999999",
                                             "500.00000000000000000001",
                                             "1e3",
                                             "1e400",
                                             "1e-400",
                                             "5000e-1",
                                             "0500",
                                             "+500",
                                             "500.",
                                             ".5e3",
                                             "5e",
                                             "0x1F4",
                                             "NaN",
                                             "500x",
                                             "5 00"};
    constexpr std::string_view kStrings[] = {
        "500",  "500 ",    "ok",    "250ms", "0.5s",  "1e3",      "",     "5\\u00300", "true",
        "null", "\\u0035", "5\\/1", "a\\\\", "a\\\"", "\xC3\xA9", "\xFF", "5\t",       "-"};
    constexpr std::string_view kLiterals[] = {"true", "false", "null", "null", "true", "tru"};
    switch (random_.below(depth > 0 ? 11 : 9)) {
      case 0:
        line_ += random_.pick(kLiterals);
        break;
      case 1:
      case 2:
        line_ += '"';
        line_ += random_.pick(kStrings);
        line_ += '"';
        break;
      case 9:
        write_object(depth - 1);
        break;
      case 10:
        line_ += '[';
        write_value(depth - 1);
        if (random_.once_in(2)) line_ += ',', write_value(depth - 1);
        line_ += ']';
        break;
      default:
        line_ +=
            kNumbers[random_.once_in(6) ? random_.below(std::size(kNumbers)) : random_.below(6)];
    }
  }

  // The key's text where it is no key, or where something else than its value follows.
  void write_decoy() {
    constexpr std::string_view kDecoys[] = {R"("a":"\"status\":500,")",
                                            R"("a":"{\"status\": 500}")",
                                            R"("a":"status")",
                                            R"("a":["status",500])",
                                            R"("a":["status"])",
                                            R"("a":"\\\"status\":500")",
                                            R"("a":"x\\","status":500)",
                                            R"("a":"\\\\","status":200)",
                                            R"("a":"status" ,"b":500)",
                                            R"("status":"status")",
                                            R"("a":{"b":"status"})",
                                            R"("a":"_status\":500")",
                                            R"("status":{"status":500})",
                                            R"("status" 500)",
                                            R"("status"::500)",
                                            R"("status")",
                                            R"("status":)",
                                            R"("status":,"a":500)",
                                            R"("x":"status:500")",
                                            R"("a":"status\":")"};
    line_ += random_.pick(kDecoys);
  }

  void blanks() {
    constexpr std::string_view kBlanks[] = {" ", "  ", "\t", "\r", " \t ", "\r ", "\x01"};
    if (random_.once_in(10)) line_ += kBlanks[random_.below(random_.once_in(20) ? 7 : 6)];
  }

  void cut_or_break() {
    const std::size_t at = random_.below(line_.size());
    if (random_.once_in(2)) {
      // Right behind the key, its colon, or in the value.
      const std::size_t key = line_.rfind("status\"");
      return line_.resize(key == line_.npos ? at : std::min(key + random_.below(14), line_.size()));
    }
    constexpr std::string_view kBytes = "{}[]\",:\\ 5\r\xFF";
    line_[at] = kBytes[random_.below(kBytes.size())];
  }

  Random& random_;
  std::string line_;
};

SlowQuery random_status_term(Random& random) {
  constexpr Kind kKinds[] = {Kind::order, Kind::order,    Kind::order,  Kind::equals,
                             Kind::regex, Kind::contains, Kind::one_of, Kind::exists};
  constexpr std::string_view kNames[] = {"_status",  "status",  "status",
                                         "a.status", ".status", "status[]"};
  constexpr std::string_view kOrders[] = {"<", "<=", ">", ">="};
  constexpr std::string_view kNumbers[] = {"500", "5e2", "404", "499.5", "0", "-0", "1000"};
  constexpr std::string_view kDurations[] = {"250ms", "0.5s", "1m"};
  SlowQuery query;
  query.kind = random.pick(kKinds);
  query.name = {std::string(random.pick(kNames)), false};
  if (random.once_in(6)) query.name = {random.once_in(2) ? "status" : "_status", true};
  query.order = random.pick(kOrders);
  const bool duration = query.kind == Kind::order && random.once_in(6);
  query.values.push_back(
      {std::string(duration ? random.pick(kDurations) : random.pick(kNumbers)), false, false});
  if (query.kind == Kind::equals || query.kind == Kind::one_of) {
    query.values[0].quoted = random.once_in(3);
    if (random.once_in(5)) query.values[0] = {random.once_in(2) ? "5*" : "*00", false, true};
    if (random.once_in(8)) query.values[0] = {random.once_in(2) ? "" : "ok", true, false};
  }
  if (query.kind == Kind::one_of) query.values.push_back({"200", random.once_in(2), false});
  if (query.kind == Kind::contains) query.values[0].text = random.once_in(2) ? "50" : "00";
  if (query.kind == Kind::regex) {
    query.from_start = random.once_in(2);
    query.regex = {{U'5', 0}, {U'.', '+'}};
  }
  return query;
}

}  // namespace

std::string random_probe_line(Random& random) { return LineWriter(random).line(); }

SlowQuery random_probe_query(Random& random) {
  if (!random.once_in(5)) return random_status_term(random);
  SlowQuery query;
  if (random.once_in(3)) {
    query.kind = Kind::negation;
    query.parts.push_back(random_status_term(random));
    return query;
  }
  query.kind = random.once_in(3) ? Kind::any : Kind::all;
  query.parts.push_back(random_status_term(random));
  query.parts.push_back(random_status_term(random));
  return query;
}

}  // namespace gsaw::property
