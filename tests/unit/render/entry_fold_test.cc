// Entries that repeat the one before them, however they are cut into texts.
#include "render/entry_fold.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "render/folding_renderer.h"
#include "unit/render/render_fixture.h"

namespace gsaw {
namespace {

constexpr const char* kTimes[] = {"2011-12-26 21:53:38.221", "2011-12-26 21:53:39.221",
                                  "2011-12-26 21:53:40.221"};

std::string entry(int second, const std::string& rest) {
  return R"({"timestamp":)" + std::to_string(1324936418 + second) + ".221," + rest + "}";
}

// `lines`, each or `together` in a text of its own.
std::string folded(RenderSettings settings, const std::vector<std::string>& lines,
                   std::size_t together = 100, const EntryOrigin& origin = {"app.log", 12}) {
  settings.folds = true;
  const auto renderer = make_renderer(settings);
  const Palette plain;
  EntryFold fold(plain, true);
  RecordParser parser;
  std::string frames, shown;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t count = parser.parse(lines[i]);
    for (std::size_t at = 0; at < count; ++at) renderer->append(frames, parser.record(at), origin);
    if ((i + 1) % together != 0) continue;
    shown += fold.fold(frames);
    frames.clear();
  }
  shown += fold.fold(frames);
  return shown += fold.finish();
}

TEST_CASE("a frame is taken as it was appended") {
  std::string text;
  append_frame(text, {.repeats = false, .sameness = "same", .time = "now", .shown = "all\n"});
  append_frame(text, {.repeats = true, .sameness = {}, .time = {}, .shown = {}});
  std::string_view rest = text;
  const EntryFrame first = take_frame(rest);
  CHECK_FALSE(first.repeats);
  CHECK(first.sameness == "same");
  CHECK(first.time == "now");
  CHECK(first.shown == "all\n");
  const EntryFrame second = take_frame(rest);
  CHECK(second.repeats);
  CHECK((second.sameness.empty() && second.time.empty() && second.shown.empty()));
  CHECK(rest.empty());
}

TEST_CASE("what repeats is counted, whatever the texts") {
  const std::string a = R"("level":3,"host":"h","short_message":"m","_a":1)";
  const std::vector<std::string> lines = {entry(0, a), entry(1, a), entry(2, a),
                                          entry(0, R"("short_message":"other")"), entry(1, a)};
  const std::string first = std::string(kTimes[0]) + " ERR   h  m  a=1\n";
  for (std::size_t together = 1; together < 6; ++together) {
    CAPTURE(together);
    CHECK(folded({}, lines, together) == first + "    ×3, the last at " + kTimes[2] + "\n" +
                                             kTimes[0] + "  other\n" + kTimes[1] +
                                             " ERR   h  m  a=1\n");
  }
}

TEST_CASE("any other difference that is shown counts, and none that is not") {
  const auto count_lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  const auto both = [&](RenderSettings settings, const char* a, const char* b) {
    return count_lines(folded(std::move(settings), {entry(0, a), entry(1, b)}));
  };
  const char* const some = R"("level":3,"msg":"m","a":1)";
  CHECK(both({}, some, some) == 2);
  CHECK(folded({}, {entry(0, some), entry(1, R"("level":4,"msg":"m","a":1)")}).find("×") ==
        std::string::npos);
  CHECK(folded({}, {entry(0, some), entry(1, R"("level":3,"msg":"n","a":1)")}).find("×") ==
        std::string::npos);
  const std::string other = R"("level":3,"msg":"m","a":2)";
  CHECK(folded({}, {entry(0, some), entry(1, other)}).find("×") == std::string::npos);
  RenderSettings hidden;
  hidden.hidden_keys = {"a"};
  CHECK(folded(hidden, {entry(0, some), entry(1, other)}).find("×2") != std::string::npos);
  RenderSettings keys;
  keys.keys = {shown("msg")};
  CHECK(folded(keys, {entry(0, some), entry(1, other)}) == "msg=m\n    ×2\n");
}

TEST_CASE("lines that are no JSON, entries without a time, and line numbers") {
  CHECK(folded({}, {"not JSON", "not JSON", "nor this"}) == "not JSON\n    ×2\nnor this\n");
  CHECK(folded({}, {R"({"msg":"m"})", R"({"msg":"m"})"}) == "m\n    ×2\n");
  RenderSettings settings;
  settings.with_filename = settings.with_line_number = true;
  CHECK(folded(settings, {R"({"msg":"m"})", R"({"msg":"m"})"}) == "app.log:12:m\n    ×2\n");
  RenderSettings no_time;
  no_time.hidden_keys = {"time"};
  CHECK(folded(no_time, {entry(0, R"("msg":"m")"), entry(1, R"("msg":"m")")}) == "m\n    ×2\n");
  no_time.hidden_keys = {"timestamp"};
  CHECK(folded(no_time, {entry(0, R"("msg":"m")"), entry(1, R"("msg":"m")")}) == "m\n    ×2\n");
}

TEST_CASE("the last time is that of the last with one") {
  const std::string timed = entry(0, R"("msg":"m")"), later = entry(1, R"("msg":"m")");
  const std::string untimed = R"({"msg":"m"})", other = R"({"msg":"other"})";
  const std::string shown_first = std::string(kTimes[0]) + "  m\n";
  for (std::size_t together = 1; together < 4; ++together) {
    CHECK(folded({}, {timed, later, untimed}, together) ==
          shown_first + "    ×3, the last at " + kTimes[1] + "\n");
    CHECK(folded({}, {later, other, other}, together) ==
          std::string(kTimes[1]) + "  m\nother\n    ×2\n");
  }
}

TEST_CASE("nothing is left to be said of nothing") {
  const Palette plain;
  EntryFold fold(plain, false);
  CHECK(fold.fold("").empty());
  CHECK(fold.finish().empty());
  CHECK(fold.finish().empty());
}

}  // namespace
}  // namespace gsaw
