// StreamCopy: what was read once can be read again, or the reason why it cannot.
#include "input/stream_copy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>

#include "unit/base/tmpdir_is.h"

namespace gsaw {
namespace {

// Gives a text in pieces, with reads for nothing between them.
class Pieces : public ByteReader {
 public:
  Pieces(std::string text, std::size_t piece, int error = 0)
      : text_(std::move(text)), piece_(piece), error_(error) {}

  ReadOutcome read(std::span<char> to) override {
    using Kind = ReadOutcome::Kind;
    if (is_idle_ = !is_idle_; is_idle_) return {Kind::more};
    const std::size_t size = std::min({piece_, to.size(), text_.size() - at_});
    if (size == 0)
      return error_ != 0 ? ReadOutcome{Kind::failed, 0, error_} : ReadOutcome{Kind::end};
    std::copy_n(text_.data() + at_, size, to.data());
    at_ += size;
    return {Kind::more, size};
  }
  bool is_ready() override { return true; }

 private:
  std::string text_;
  std::size_t piece_, at_ = 0;
  int error_;
  bool is_idle_ = false;
};

struct AllRead {
  std::string text;
  ReadOutcome last;
};

AllRead read_all(ByteReader& reader, std::size_t room = 7) {
  AllRead all;
  std::string buffer(room, '\0');
  while (true) {
    all.last = reader.read(buffer);
    if (all.last.kind != ReadOutcome::Kind::more) return all;
    all.text.append(buffer, 0, all.last.bytes);
  }
}

std::unique_ptr<ByteReader> pieces(const std::string& text, int error = 0) {
  return std::make_unique<Pieces>(text, 3, error);
}

TEST_CASE("read again, as often as one likes, and the original is not asked") {
  const auto copy = std::make_shared<StreamCopy>();
  std::string text = "{\"a\":1}\n";
  for (int i = 0; i < 2000; ++i) text += std::to_string(i) + '\0';
  CHECK(read_all(*copy->reader(pieces(text))).text == text);
  for (const std::size_t room : {1U, 1000U, 100'000U}) {
    const auto again = copy->reader(pieces("other"));
    CHECK(again->is_ready());
    const AllRead all = read_all(*again, room);
    CHECK(all.text == text);
    CHECK(all.last.kind == ReadOutcome::Kind::end);
  }
}

TEST_CASE("nothing at all") {
  const auto copy = std::make_shared<StreamCopy>();
  CHECK(read_all(*copy->reader(pieces(""))).text.empty());
  CHECK(read_all(*copy->reader(pieces(""))).last.kind == ReadOutcome::Kind::end);
}

TEST_CASE("an error of the stream is told, and what came before it can be read again") {
  const auto copy = std::make_shared<StreamCopy>();
  const AllRead all = read_all(*copy->reader(pieces("abcd", EIO)));
  CHECK(all.text == "abcd");
  CHECK(all.last.error == EIO);
  const AllRead again = read_all(*copy->reader(pieces("")));
  CHECK(again.text == "abcd");
  CHECK(again.last.kind == ReadOutcome::Kind::failed);
  CHECK(again.last.error == EIO);
}

TEST_CASE("where reading was given up whoever gets there reads on") {
  const auto copy = std::make_shared<StreamCopy>();
  std::string buffer(3, '\0');
  const auto first = copy->reader(pieces("abcdef"));
  while (first->read(buffer).bytes == 0) continue;
  CHECK(read_all(*copy->reader(pieces("def"))).text == "abcdef");
  const AllRead again = read_all(*copy->reader(pieces("other")));
  CHECK(again.text == "abcdef");
  CHECK(again.last.kind == ReadOutcome::Kind::end);
}

TEST_CASE("what could not be copied fails when it is read again") {
  const testing::TmpDirIs no_folder("/no/such/folder");
  const auto copy = std::make_shared<StreamCopy>();
  CHECK(read_all(*copy->reader(pieces("abcd"))).text == "abcd");
  const AllRead again = read_all(*copy->reader(pieces("")));
  CHECK(again.text.empty());
  CHECK(again.last.kind == ReadOutcome::Kind::lost);
  CHECK(again.last.error == ENOENT);
}

}  // namespace
}  // namespace gsaw
