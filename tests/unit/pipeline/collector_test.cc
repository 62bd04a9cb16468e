// Collector: output in order, -m, -n, counts, and where the first malformed line stands.
#include "pipeline/collector.h"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <string>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::input_file;
using testing::make_plan;
using testing::make_result;
using testing::Output;

TEST_CASE("entries are written as they come") {
  const Plan plan = make_plan();
  Output out;
  Collector collector(plan, out.stream);
  CHECK(collector.add(make_result(0, {"a\n", "b\n"})));
  CHECK(out.text() == "a\nb\n");  // at once
  CHECK(collector.add(make_result(1, {})));
  CHECK(collector.add(make_result(2, {"c\n"})));
  collector.finish();
  CHECK(out.text() == "a\nb\nc\n");
  CHECK(collector.totals().selected == 3);
  CHECK(collector.totals().entries == 3);
  CHECK(collector.totals().malformed == 0);
  CHECK_FALSE(collector.totals().first_malformed);
}

TEST_CASE("-m stops at the entry, within a result and between two") {
  Plan plan = make_plan();
  plan.max_count = 3;
  Output out;
  Collector collector(plan, out.stream);
  CHECK(collector.add(make_result(0, {"a\n", "b\n"})));
  CHECK_FALSE(collector.add(make_result(1, {"c\n", "d\n"})));
  collector.finish();
  CHECK(out.text() == "a\nb\nc\n");
  CHECK(collector.totals().selected == 3);

  plan.max_count = 2;
  Output exact;
  Collector stopped(plan, exact.stream);
  CHECK_FALSE(stopped.add(make_result(0, {"a\n", "b\n"})));
  CHECK(exact.text() == "a\nb\n");
}

TEST_CASE("-n keeps the last entries until the end") {
  Plan plan = make_plan();
  plan.tail = 3;
  Output out;
  Collector collector(plan, out.stream);
  CHECK(collector.add(make_result(0, {"a\n", "b\n", "c\n", "d\n", "e\n"})));
  CHECK(collector.add(make_result(1, {"f\n"})));
  CHECK(collector.add(make_result(2, {})));
  CHECK(out.text().empty());
  collector.finish();
  CHECK(out.text() == "d\ne\nf\n");
  CHECK(collector.totals().selected == 6);
}

TEST_CASE("-n from the end: the last result comes first, and enough is enough") {
  Plan plan = make_plan();
  plan.tail = 3;
  Output out;
  Collector collector(plan, out.stream, true);
  CHECK(collector.add(make_result(0, {"f\n"})));
  CHECK(collector.add(make_result(1, {})));
  CHECK_FALSE(collector.add(make_result(2, {"a\n", "b\n", "c\n", "d\n", "e\n"})));
  CHECK(out.text().empty());
  collector.finish();
  CHECK(out.text() == "d\ne\nf\n");

  plan.tail = 0;  // whether there is an entry is still to be found out
  Output none;
  Collector zero(plan, none.stream, true);
  CHECK(zero.add(make_result(0, {})));
  CHECK_FALSE(zero.add(make_result(1, {"a\n"})));
  zero.finish();
  CHECK(none.text().empty());
}

TEST_CASE("-n of more than there are, of none, and with -m") {
  for (const auto& [tail, max_count, expected] :
       {std::tuple<std::uint64_t, std::uint64_t, std::string>{9, 99, "a\nb\nc\n"},
        {0, 99, ""},
        {18446744073709551615U, 99, "a\nb\nc\n"},
        {1, 2, "b\n"}}) {
    Plan plan = make_plan();
    plan.tail = tail;
    plan.max_count = max_count;
    Output out;
    Collector collector(plan, out.stream);
    collector.add(make_result(0, {"a\n", "b\n", "c\n"}));
    collector.finish();
    CHECK(out.text() == expected);
  }
}

TEST_CASE("the count is written at the end, or a count for each file") {
  Plan plan = make_plan();
  plan.product = Product::count;
  const auto run = [&] {
    Output out;
    Collector collector(plan, out.stream);
    const auto second = input_file("b.log"), third = input_file("c.log");
    collector.add(make_result(0, {"x\n", "y\n"}));
    collector.add(make_result(1, {"z\n"}));
    ChunkResult none = make_result(2, {}, second);
    none.first_of_file = true;
    collector.add(none);
    ChunkResult last = make_result(3, {"w\n"}, third);
    last.first_of_file = true;
    collector.add(last);
    CHECK(out.text().find("3") != 0);
    collector.finish();
    return out.text();
  };
  CHECK(run() == "4\n");
  plan.render.with_filename = true;
  CHECK(run() == "a.log:3\nb.log:0\nc.log:1\n");
  plan.max_count = 2;
  plan.render.with_filename = false;
  CHECK(run().starts_with("2\n"));
}

TEST_CASE("counting nothing at all") {
  Plan plan = make_plan();
  plan.product = Product::count;
  Output out;
  Collector(plan, out.stream).finish();
  CHECK(out.text() == "0\n");
  plan.render.with_filename = true;
  Output per_file;
  Collector(plan, per_file.stream).finish();
  CHECK(per_file.text().empty());
}

TEST_CASE("quiet: the first match is enough, nothing is written") {
  Plan plan = make_plan();
  plan.product = Product::nothing;
  Output out;
  Collector collector(plan, out.stream);
  CHECK(collector.add(make_result(0, {})));
  CHECK_FALSE(collector.add(make_result(1, {"a\n"})));
  collector.finish();
  CHECK(out.text().empty());
  CHECK(collector.totals().selected == 1);
}

// A result with one malformed line behind `before`, where numbers begin at `first_line`.
ChunkResult malformed(std::uint64_t sequence, const std::shared_ptr<const std::string>& before,
                      std::uint64_t first_line, std::string file) {
  ChunkResult result = make_result(sequence, {}, input_file(std::move(file)));
  result.malformed = 1;
  result.first_malformed = {first_line, *before, before};
  return result;
}

TEST_CASE("the first malformed line is that of the first result that has one") {
  const Plan plan = make_plan();
  Output out;
  Collector collector(plan, out.stream);
  const auto lines = std::make_shared<const std::string>("1\n2\n3\n");
  collector.add(make_result(0, {"a\n"}));
  collector.add(malformed(1, lines, 100, "x.log"));
  collector.add(malformed(2, lines, 1, "y.log"));
  CHECK(collector.totals().malformed == 2);
  REQUIRE(collector.totals().first_malformed);
  CHECK(collector.totals().first_malformed->file == "x.log");
  CHECK(collector.totals().first_malformed->line == 103);

  Collector unknown(plan, out.stream);
  unknown.add(malformed(0, lines, 0, "pipe"));
  CHECK(unknown.totals().first_malformed->line == 0);
}

TEST_CASE("with -m, malformed lines behind the last entry wanted are not counted") {
  const auto counted = [](std::uint64_t max_count) {
    Plan plan = make_plan();
    plan.max_count = max_count;
    Output out;
    Collector collector(plan, out.stream);
    ChunkResult result = make_result(0, {"a\n", "b\n", "c\n"});
    result.malformed = 4;
    result.first_malformed = {7, {}, nullptr};
    result.malformed_runs = {{0, false, 1, {7, {}, nullptr}}, {1, false, 2, {}}, {3, false, 1, {}}};
    collector.add(result);
    return collector.totals();
  };
  CHECK(counted(1).malformed == 1);
  CHECK(counted(1).first_malformed->line == 7);
  CHECK(counted(2).malformed == 3);
  CHECK(counted(3).malformed == 3);
  CHECK(counted(9).malformed == 4);
}

TEST_CASE("a first malformed line that is behind the last entry is nowhere") {
  Plan plan = make_plan();
  plan.max_count = 1;
  Output out;
  Collector collector(plan, out.stream);
  ChunkResult result = make_result(0, {"a\n"});
  result.malformed = 1;
  result.first_malformed = {2, {}, nullptr};
  result.malformed_runs = {{1, false, 1, {2, {}, nullptr}}};
  collector.add(result);
  CHECK(collector.totals().malformed == 0);
  CHECK_FALSE(collector.totals().first_malformed);
}

TEST_CASE("a failed write: no more results are wanted") {
  Plan plan = make_plan();
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  REQUIRE(full >= 0);
  OutputStream out(full);
  Collector collector(plan, out);
  CHECK_FALSE(collector.add(make_result(0, {"a\n"})));
  CHECK_FALSE(out.status());
  OutputStream tail_out(full);
  plan.tail = 2;
  Collector tail(plan, tail_out);
  CHECK(tail.add(make_result(0, {"a\n", "b\n"})));
  tail.finish();
  CHECK_FALSE(tail_out.status());
  ::close(full);
}

}  // namespace
}  // namespace gsaw
