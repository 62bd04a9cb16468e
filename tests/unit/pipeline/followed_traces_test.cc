#include "pipeline/followed_traces.h"

#include <doctest/doctest.h>

#include <string>

namespace gsaw {
namespace {

TraceLine line_at(Nanoseconds milliseconds) {
  TraceLine line;
  line.time = milliseconds * kNanosPerMilli;
  return line;
}

}  // namespace

TEST_CASE("Of very many transactions those are forgotten that were quiet for the longest time") {
  RenderSettings render;
  render.format = OutputFormat::json;
  const Screen screen;
  FollowedTraces traces(render, screen, false);
  std::string all;
  traces.append(all, "first", line_at(5));
  traces.append(all, "second", line_at(5));
  for (std::size_t i = 2; i < FollowedTraces::kMost; ++i) {
    traces.append(all, "other " + std::to_string(i), line_at(5));
  }
  std::string text, said;
  Diagnostics diagnostics([&said](std::string_view words) { said += words; });
  traces.append(text, "first", line_at(8));
  CHECK(text.find("\"offset_ms\":3,") != text.npos);
  traces.report(diagnostics);
  CHECK(said.empty());
  text.clear();
  traces.append(text, "one more", line_at(8));
  traces.append(text, "first", line_at(9));
  CHECK(text.find("\"offset_ms\":4,") != text.npos);
  text.clear();
  traces.append(text, "second", line_at(9));
  CHECK(text.find("\"offset_ms\":0") != text.npos);
  traces.report(diagnostics);
  CHECK(said.find("2 transactions were forgotten") != said.npos);
}

}  // namespace gsaw
