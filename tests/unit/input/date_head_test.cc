// The order of an input's dates: the same however it is read, and lines wait no longer than needed.
#include "input/date_head.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "input/dated_source.h"
#include "unit/input/read_fixture.h"
#include "unit/input/stream_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

// `d`, `m`: the line tells it; `?` and `x`: it is open, elsewhere.
DateClue clue_of(std::string_view line) {
  switch (line.empty() ? ' ' : line.front()) {
    case 'd':
      return DateClue::day_first;
    case 'm':
      return DateClue::month_first;
    case '?':
      return DateClue::open;
    case 'x':
      return DateClue::elsewhere;
    default:
      return DateClue::none;
  }
}

constexpr DateOrder kOpen = DateOrder::open, kDay = DateOrder::day_first,
                    kMonth = DateOrder::month_first;

std::string times(std::size_t count, std::string_view line) {
  std::string text;
  while (count-- > 0) text.append(line) += '\n';
  return text;
}

struct Log {
  std::string text;
  DateOrder order;
};

const std::string kLong(1000, '.');

// The head is full behind the second.
const std::string kFull = times(DateHead::kBytes / 1000 - 1, "?" + std::string(998, '.'));

std::vector<Log> logs() {
  return {{"", kOpen},
          {"d\n", kDay},
          {"d", kDay},
          {"?\nm\n", kMonth},
          {"?\nm\nd\n", kMonth},
          {"?\n?\n", kOpen},
          {times(DateHead::kLines - 1, "-") + "d\n", kDay},
          {times(DateHead::kLines, "-") + "d\n", kOpen},
          {times(DateHead::kLines, "x") + "d\n", kOpen},
          {"x\n" + times(DateHead::kLines - 2, "-") + "?\n" + times(100, "-") + "d\n", kDay},
          {kFull + "d\n", kDay},
          {"?\n" + kFull + std::string(997, 'd'), kDay},
          {"?\n" + kFull + std::string(997, 'd') + kLong, kOpen},
          {kFull + kLong + kLong + "\nd\n", kOpen},
          {std::string(DateHead::kBytes, '?'), kOpen},
          {std::string(DateHead::kBytes, 'd'), kDay},
          {std::string(DateHead::kBytes, 'd') + "\n", kOpen}};
}

DateOrder order_in(const ReadResult& result) {
  DateOrder order = kOpen;
  for (const Chunk& chunk : result.chunks) {
    const DateOrder of_chunk = chunk.file == nullptr ? kOpen : chunk.file->dates.get();
    if (of_chunk != kOpen) order = of_chunk;
  }
  return order;
}

ReadSettings dated(ReadSettings settings) {
  settings.dates.clue = clue_of;
  settings.dates.may_tell = [](std::string_view lines) {
    return lines.find_first_of("dm?x") != lines.npos;
  };
  return settings;
}

}  // namespace

TEST_CASE("the order is the same however a file is read") {
  const TempDir dir;
  for (const Log& log : logs()) {
    const std::string path = dir.write("app.log", log.text);
    CAPTURE(log.text.substr(0, 40));
    CAPTURE(log.text.size());
    for (const std::size_t size : {7UL, 1000UL, 8192UL, 1UL << 20}) {
      CAPTURE(size);
      CHECK(order_in(read_all({path}, dated(settings_of(size)))) == log.order);
      CHECK(order_in(read_all({path}, dated(settings_of(size, true)))) == log.order);
      CHECK(order_in(read_all({path}, dated(settings_of(size, false, true)))) == log.order);
      const StdinFrom redirected(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
      CHECK(order_in(read_all({"-"}, dated(settings_of(size)))) == log.order);
    }
    CHECK(order_in(read_all({path})) == kOpen);
  }
}

TEST_CASE("the order is the same from a pipe, and no line is lost") {
  for (const Log& log : logs()) {
    CAPTURE(log.text.substr(0, 40));
    CAPTURE(log.text.size());
    for (const std::size_t size : {7UL, 1000UL, 1UL << 20}) {
      CAPTURE(size);
      Pipe pipe;
      std::thread writer([&] {
        std::string_view left = log.text;
        while (!left.empty()) {
          pipe.write(left.substr(0, 301));
          left.remove_prefix(std::min<std::size_t>(left.size(), 301));
        }
        pipe.close();
      });
      const StdinFrom redirected(::dup(pipe.read_end.get()));
      const ReadResult result = read_all({"-"}, dated(settings_of(size)));
      writer.join();
      CHECK(order_in(result) == log.order);
      std::string text = log.text;
      if (!text.empty() && !text.ends_with('\n')) text += '\n';
      CHECK(result.text == text);
    }
  }
}

TEST_CASE("a line that is too long ends the head") {
  const TempDir dir;
  const std::string path = dir.write("app.log", "?\n" + kLong + "\nd\n");
  ReadSettings settings = dated(settings_of(64));
  settings.long_lines.max_line = settings.dates.max_line = 500;
  CHECK(order_in(read_all({path}, settings)) == kOpen);
  Pipe pipe;
  pipe.write("?\n" + kLong + "\nd\n");
  pipe.close();
  const StdinFrom redirected(::dup(pipe.read_end.get()));
  CHECK(order_in(read_all({"-"}, settings)) == kOpen);
}

TEST_CASE("a part of a directory's stream that does not tell it has that of the part before") {
  const TempDir dir;
  const auto part = [](char last) { return std::string("@400000004ef8ecec0d2c333") + last + ".s"; };
  dir.write(part('1'), "?\n");
  dir.write(part('2'), "d\n?");
  dir.write(part('3'), "?\n?\n");
  dir.write(part('4'), "m\n");
  dir.write("current", "?\n");
  for (const std::size_t size : {1UL, 64UL, 1UL << 20}) {
    std::string orders;
    for (const Chunk& chunk : read_all({dir.path()}, dated(settings_of(size))).full) {
      const char order = "odm"[static_cast<std::size_t>(chunk.file->dates.get())];
      for (const char c : chunk.block.bytes) orders += c == '\n' ? std::string(1, order) : "";
    }
    CHECK(orders == "odddmm");
  }
}

namespace {

// The blocks that come while the stream's next read has not come.
std::vector<std::string> given_out(std::vector<std::string> reads) {
  std::deque<FakeReader::Read> texts;
  for (std::string& text : reads) texts.push_back({std::move(text)});
  const ReadSettings settings = dated(settings_of(1 << 16));
  BlockPool pool(1 << 16, 2);
  const auto file = std::make_shared<const InputFile>(InputFile{.name = "pipe"});
  DatedSource source(std::make_unique<StreamSource>(std::make_unique<FakeReader>(std::move(texts)),
                                                    file, pool, settings.long_lines),
                     file, settings.dates);
  std::vector<std::string> blocks;
  while (const auto block = source.next()) {
    blocks.push_back(std::string(block->bytes) +
                     "odm"[static_cast<std::size_t>(file->dates.get())]);
  }
  CHECK(source.at_end());
  return blocks;
}

using Blocks = std::vector<std::string>;

}  // namespace

TEST_CASE("lines of a stream wait only while they may be read in either order") {
  CHECK(given_out({"-\n", "-\n", "d\n", "?\n"}) == Blocks{"-\no", "-\no", "d\nd", "?\nd"});
  CHECK(given_out({"-\n", "?\n", "?\n", "m\n"}) == Blocks{"-\no", "?\nm", "?\nm", "m\nm"});
  CHECK(given_out({"?\n", "?\n"}) == Blocks{"?\no", "?\no"});
  // Other times: the rest of the first lines.
  CHECK(given_out({"x\n", times(DateHead::kLines - 2, "-"), "-\n", "d\n"}) ==
        Blocks{"x\no", times(DateHead::kLines - 2, "-") + "o", "-\no", "d\no"});
}
