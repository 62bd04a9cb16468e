// ChunkWorker: chunks that stand one after the other in the same memory.
#include <doctest/doctest.h>

#include <cstring>
#include <string>
#include <string_view>

#include "pipeline/chunk_worker.h"
#include "pipeline/make_view.h"
#include "unit/input/input_fixture.h"
#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

constexpr std::size_t kLine = 60;  // no whole number of them is tokenized in one go

std::string line(std::string start) {
  start += R"(,"pad":")";
  const std::string pad(kLine - start.size() - 3, 'x');
  return start + pad + "\"}\n";
}

Chunk chunk_of(std::string_view text) {
  Chunk chunk;
  chunk.file = testing::input_file("a.log");
  chunk.block.bytes = text;
  chunk.block.first_line = 1;
  return chunk;
}

// The first begins with candidates alone, so that behind 16 KiB eight times as many are parsed
// without a search, and tokenized ahead with lines that then are passed over. In the second
// these are the candidates.
TEST_CASE("what was read ahead of a chunk is not taken for the next one in the same memory") {
  constexpr std::size_t kLines = (std::size_t{180} << 10) / kLine;
  constexpr std::size_t kDense = (std::size_t{144} << 10) / kLine;
  const std::string dense = line(R"({"a":"needle")"), quiet = line(R"({"a":"hay")"),
                    other = line(R"({"b":[1,2],"a":"needle")");
  REQUIRE(other.size() == kLine);
  const Plan plan = testing::make_filtered_plan("a=needle");
  testing::Output out;
  testing::Messages messages;
  const auto view = make_view(plan, {}, false, out.stream, messages.diagnostics);
  const LongLineLimit limit{plan.pass.max_line, nullptr};
  ChunkWorker worker(plan.query, plan.pass, *view, limit);

  std::string memory;
  for (std::size_t i = 0; i < kLines; ++i) memory += i < kDense ? dense : quiet;
  CHECK(worker.process(chunk_of(memory)).tally.selected == kDense);

  for (std::size_t i = 0; i < kLines; ++i) {
    std::memcpy(memory.data() + i * kLine, (i % 16 == 0 ? other : quiet).data(), kLine);
  }
  const ChunkTally tally = worker.process(chunk_of(memory)).tally;
  CHECK(tally.selected == (kLines + 15) / 16);
  CHECK(tally.all_malformed == 0);
}

}  // namespace
}  // namespace gsaw
