// What an entry says is the same whether the layout of its keys is known or not.
//   GSAW_SEED=n GSAW_LAYOUT_LINES=n gsaw_property_tests
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "property/role_lines.h"
#include "record/record_parser.h"
#include "record/service_name.h"

using namespace gsaw;
using namespace gsaw::property;

namespace {

// So many rows of keys that it learns no more for a while.
std::unique_ptr<RecordParser> parser_without_layouts() {
  auto parser = std::make_unique<RecordParser>();
  for (int i = 0; i < 80; ++i) {
    parser->parse("{\"row" + std::to_string(i) + "\":1}");
    parser->parse(R"({"message":"{\"msg\":1,\"row)" + std::to_string(i) + R"(\":1}"})");
  }
  return parser;
}

std::string shown(const std::optional<JsonValue>& value) {
  return value ? std::string(value->raw) : "none";
}

// All that a layout has to do with.
std::vector<std::string> said_by(const Record& record) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto& found = record.role(static_cast<Role>(i));
    all.push_back(found ? std::string(found->key) + '=' + std::string(found->value.raw) : "none");
    const bool may_repeat = record.may_be_repeated(static_cast<Role>(i));
    if (found) all.push_back(may_repeat ? "may be repeated" : "once");
  }
  all.push_back(record.time() ? std::to_string(*record.time()) : "no time");
  all.push_back(record.level() ? std::to_string(static_cast<int>(*record.level())) : "no level");
  all.push_back(shown(record.rendered_message()));
  all.push_back(shown(find_service(record)));
  return all;
}

class BothWays {
 public:
  void check(const std::string& line) {
    constexpr std::uint64_t kUnlearning = 300;
    if (lines_++ % kUnlearning == 0) fresh_ = parser_without_layouts();
    const std::size_t count = knowing_.parse(line);
    knowing_.parse(line);
    REQUIRE(fresh_->parse(line) == count);
    for (std::size_t i = 0; i < count; ++i) {
      const Record& known = knowing_.record(i);
      const Record& fresh = fresh_->record(i);
      REQUIRE(known.malformed == fresh.malformed);
      if (known.malformed) continue;
      CAPTURE(line);
      const auto found = said_by(known);
      CHECK(found == said_by(fresh));
      with_ += known.layout() != nullptr ? 1U : 0U;
      without_ += fresh.layout() == nullptr ? 1U : 0U;
      ++records_;
    }
  }
  // That the test tests something.
  void check_shares() const {
    CHECK(with_ > records_ / 4);
    CHECK(without_ > records_ * 9 / 10);
  }

 private:
  RecordParser knowing_;
  std::unique_ptr<RecordParser> fresh_;
  std::uint64_t lines_ = 0, records_ = 0, with_ = 0, without_ = 0;
};

constexpr const char* kKeys[] = {"_txnId",
                                 "txn-id",
                                 "transaction.id",
                                 "unique_id",
                                 "trace_id",
                                 "request_id",
                                 "name",
                                 "key",
                                 "value",
                                 "service",
                                 "service.name",
                                 "app",
                                 "kubernetes",
                                 "resource",
                                 "dd",
                                 "dd.service",
                                 "container",
                                 "level",
                                 "time",
                                 "ts",
                                 "message",
                                 "msg",
                                 "host",
                                 "logger",
                                 "context",
                                 "stack",
                                 "error",
                                 "fields",
                                 "err",
                                 "exception",
                                 "log",
                                 "log.level",
                                 "fields.level",
                                 "@t",
                                 "@mt",
                                 "version",
                                 "short_message",
                                 "full_message",
                                 "facility",
                                 "\\u0074xnId",
                                 "serv\\u0069ce"};
constexpr const char* kValues[] = {
    "1",
    "3",
    "null",
    "true",
    "\"\"",
    "\"x\"",
    "\"a b\"",
    "\"err\"",
    "\"info\"",
    "\"txnId\"",
    "\"1.0\"",
    "1324936580.5",
    "\"2011-12-26T21:53:38Z\"",
    "[1,\"x\"]",
    "[]",
    "{}",
    "\"a\\nb \\u00e9\"",
    "{\"name\":\"pay\",\"service_name\":\"p\"}",
    "{\"txnId\":\"t1\",\"level\":\"warn\",\"message\":\"m\"}",
    "{\"id\":\"i1\",\"containerName\":\"c\",\"level\":2}",
    "\"{\\\"level\\\":\\\"warn\\\",\\\"service\\\":\\\"s\\\",\\\"txnId\\\":\\\"u\\\"}\""};

std::string random_row(Random& random) {
  std::string line = "{";
  const std::size_t members = random.below(7);
  for (std::size_t i = 0; i < members; ++i) {
    if (i > 0) line += ',';
    line.append(1, '"').append(random.pick(kKeys)).append("\":").append("?");
  }
  return line + '}';
}

std::string filled(const std::string& row, Random& random) {
  std::string line;
  for (const char c : row) {
    if (c == '?') {
      line += random.pick(kValues);
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace

TEST_CASE("known and unknown layouts, of random entries") {
  const std::uint64_t wanted = setting("GSAW_LAYOUT_LINES", kSanitized ? 4'000 : 40'000);
  Random random(setting("GSAW_SEED", 1));
  BothWays both;
  std::string row, line;
  for (std::uint64_t i = 0; i < wanted; ++i) {
    if (i % 4 == 0) row = random_row(random);
    both.check(filled(row, random));
    if (i % 4 == 0) both.check(random_role_line(random));
  }
}

TEST_CASE("known and unknown layouts, of the lines of testdata") {
  constexpr std::size_t kMostOfAFile = 60;
  BothWays both;
  for (const auto& each : std::filesystem::recursive_directory_iterator(GSAW_TESTDATA_DIR)) {
    if (!each.is_regular_file()) continue;
    std::ifstream file(each.path(), std::ios::binary);
    std::string line;
    for (std::size_t i = 0; i < kMostOfAFile && std::getline(file, line); ++i) {
      if (line.size() < 100'000) both.check(line);
    }
  }
  both.check_shares();
}
