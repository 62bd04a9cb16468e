// TextMark: texts that are known again, and those that only look alike.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "input/text_mark.h"
#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

class TextReader : public ByteReader {
 public:
  TextReader(std::string text, std::size_t piece) : text_(std::move(text)), piece_(piece) {}
  ReadOutcome read(std::span<char> to) override {
    const std::size_t size = std::min({to.size(), piece_, text_.size() - at_});
    if (size == 0) return {ReadOutcome::Kind::end};
    std::memcpy(to.data(), text_.data() + at_, size);
    at_ += size;
    return {ReadOutcome::Kind::more, size};
  }
  bool is_ready() override { return true; }

 private:
  std::string text_;
  std::size_t piece_, at_ = 0;
};

TextMark mark_of(std::string_view text, std::size_t piece = 7) {
  TextMark mark;
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) {
    mark.add(text.substr(0, piece));
  }
  return mark;
}

KnownText find(const std::string& text, const std::vector<TextMark>& known) {
  TextReader reader(text, 100);
  return find_known(reader, known);
}

std::string numbered(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "{\"n\":" + std::to_string(i) + "}\n";
  return text;
}

}  // namespace

TEST_CASE("a mark does not depend on the pieces in which a text came") {
  const std::string text = numbered(200);
  for (const std::size_t piece : {1U, 3U, 8U, 64U, 1000U, 100000U}) {
    CHECK(mark_of(text, piece) == mark_of(text));
  }
  CHECK(mark_of(text).position() == text.size());
  CHECK(mark_of(text).tail() == text.substr(text.size() - TextMark::kTail));
}

TEST_CASE("a text is known up to where it was read") {
  const std::string text = numbered(500);
  const TextMark some = mark_of(text.substr(0, 1000)), more = mark_of(text.substr(0, 3000));
  CHECK(find(text, {more, some}).read == more);
  CHECK(find(text.substr(0, 2000), {more, some}).read == some);
  CHECK(find(text.substr(0, 2000), {more, some}).longer == std::vector{more});
  CHECK(find(text, {}).read == TextMark());
  CHECK(find(text, {TextMark()}).read == TextMark());
}

TEST_CASE("texts that begin and end alike are not the same") {
  const std::string run(1000, 'x');
  CHECK(find(run + "b" + run, {mark_of(run + "a" + run)}).read == TextMark());
  const TextMark same = mark_of(run + "a" + run);
  CHECK(find(run + "a" + run, {mark_of(run + "c" + run), same}).read == same);
}

TEST_CASE("of a file only its begin and its end count") {
  const TempDir dir;
  const std::string text = numbered(500);
  const FileDescriptor fd(::open(dir.write("a.log", text).c_str(), O_RDONLY | O_CLOEXEC));
  const auto mark = TextMark::of_file(fd, 3000);
  REQUIRE(mark);
  CHECK(mark->looks_like(mark_of(text.substr(0, 3000))));
  CHECK(find(text, {*mark}).read == *mark);
  TextMark grown = *mark;
  grown.add(std::string_view(text).substr(3000, 700));
  CHECK(find(text, {grown}).read == grown);
  CHECK_FALSE(TextMark::of_file(fd, text.size() + 1));
}
