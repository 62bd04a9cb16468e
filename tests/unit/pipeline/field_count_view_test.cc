// A view is an addition in one place: here one that counts entries by the values of a field,
// run by every schedule.
#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>

#include "pipeline/pass.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

struct FieldCounts : ChunkProduct {
  std::map<std::string, int> counts;
  void clear() override { counts.clear(); }
  std::size_t memory() const override { return counts.size() * 64; }
};

class FieldTaker : public EntryTaker {
 public:
  void take(const Record& record, const EntryPlace&, ChunkProduct& product) override {
    auto& counts = static_cast<FieldCounts&>(product).counts;
    if (const auto& host = record.role(Role::host)) ++counts[std::string(host->value.raw)];
  }
};

class FieldCountView : public View {
 public:
  std::unique_ptr<EntryTaker> make_taker() override { return std::make_unique<FieldTaker>(); }
  std::unique_ptr<ChunkProduct> make_product() override { return std::make_unique<FieldCounts>(); }
  Wanted add(ChunkResult& result, std::uint64_t) override {
    for (const auto& [host, count] : static_cast<FieldCounts&>(*result.product).counts) {
      counts[host] += count;
    }
    result.tally.noted.add_to(lines_);
    return Wanted::more;
  }
  void finish() override { finished = true; }

  std::map<std::string, int> counts;
  bool finished = false;
};

TEST_CASE("entries counted by a field, over files and a directory, twice") {
  const testing::TempDir dir, svlogd;
  std::string text;
  std::map<std::string, int> expected;
  for (int i = 0; i < 300; ++i) {
    const std::string host = "web" + std::to_string(i % 7);
    text += "{\"n\":" + std::to_string(i) + ",\"host\":\"" + host + "\"}\n";
    if (i >= 100) expected[host] += 3;
  }
  text += "torn\n";
  svlogd.write("@400000004ef8ecec0d2c3334.s", text.substr(0, 1234));
  svlogd.write("current", text.substr(1234));
  const std::string a = dir.write("a.log", text), none = dir.write("none.log", "");
  Plan plan = testing::make_plan("n>=100", {a, none, svlogd.path(), a});
  testing::with_every_schedule(plan, [&] {
    testing::Messages messages;
    InputSet inputs(plan.paths, messages.diagnostics);
    for (int pass = 0; pass < 2; ++pass) {
      FieldCountView view;
      const PassResult passed = run_pass(inputs, plan.query, view, plan.pass, messages.diagnostics);
      CHECK(view.finished);
      CHECK(view.counts == expected);
      CHECK(view.lines().malformed.count == 3);
      CHECK(passed.totals.selected == 600);
      CHECK(passed.totals.entries == 900);
    }
    CHECK(messages.text.empty());
  });
}

}  // namespace
}  // namespace gsaw
