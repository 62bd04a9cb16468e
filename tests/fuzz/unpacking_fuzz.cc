// What may be compressed: the same text and the same end, in whatever pieces it comes and goes.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "input/unpacking_reader.h"

using namespace gsaw;
using fuzz::require;

namespace {

// Enough to see that they agree: a thousand to one is 4 MB of a whole input.
constexpr std::size_t kMost = std::size_t{8} << 20;

class Pieces : public ByteReader {
 public:
  Pieces(std::string_view text, std::size_t size) : text_(text), size_(size) {}

  ReadOutcome read(std::span<char> to) override {
    if (text_.empty()) return {ReadOutcome::Kind::end};
    const std::size_t size = std::min({to.size(), size_, text_.size()});
    std::copy_n(text_.begin(), size, to.begin());
    text_.remove_prefix(size);
    return {ReadOutcome::Kind::more, size};
  }
  bool is_ready() override { return true; }

 private:
  std::string_view text_;
  std::size_t size_;
};

struct Unpacked {
  std::string text;
  std::string end;
};

Unpacked unpacked(std::string_view bytes, std::size_t piece, std::size_t room) {
  UnpackingReader reader(std::make_unique<Pieces>(bytes, piece));
  Unpacked all;
  std::string to(room, '\0');
  for (std::size_t idle = 0; all.text.size() < kMost;) {
    const ReadOutcome outcome = reader.read(to);
    require(outcome.bytes <= to.size(), "it fits");
    all.text.append(to, 0, outcome.bytes);
    if (outcome.kind == ReadOutcome::Kind::end) all.end = "all";
    if (outcome.kind == ReadOutcome::Kind::flawed) all.end = flaw_text(outcome.flaw);
    if (!all.end.empty()) return all;
    require(outcome.kind == ReadOutcome::Kind::more, "nothing else can happen");
    idle = outcome.bytes > 0 ? 0 : idle + 1;
    require(idle < 4 * bytes.size() + 100, "it goes on");
  }
  all.text.resize(kMost);
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Unpacked whole = unpacked(bytes, std::size_t{1} << 20, std::size_t{1} << 19);
  const std::size_t piece = 1 + (size > 11 ? data[size - 1] : 0) % 64;
  for (const std::size_t room : {std::size_t{1} + piece * 7, std::size_t{70001}}) {
    const Unpacked again = unpacked(bytes, piece, room);
    require(again.text == whole.text, "the text is the same");
    require(again.end == whole.end, "the end is the same");
  }
  const bool is_packed =
      find_content_kind(bytes) != nullptr && find_content_kind(bytes)->packing != Packing::none;
  if (!is_packed) require(whole.text == bytes, "what is not packed stays as it is");
  return 0;
}
