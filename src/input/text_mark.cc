// Knowing a text again by its begin and by what stands before a place in it.
#include "input/text_mark.h"

#include <algorithm>
#include <array>

#include "input/open_file.h"

namespace gsaw {
namespace {

bool read_whole(const FileDescriptor& fd, std::uint64_t offset, std::string& to) {
  std::optional<Error> loss;
  return read_at(fd, to.data(), to.size(), offset, {}, loss) == to.size();
}

}  // namespace

std::optional<TextMark> TextMark::of_file(const FileDescriptor& fd, std::uint64_t position) {
  TextMark mark;
  mark.position_ = position;
  mark.head_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kHead, position)));
  mark.tail_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kTail, position)));
  if (!read_whole(fd, 0, mark.head_)) return std::nullopt;
  if (!read_whole(fd, position - mark.tail_.size(), mark.tail_)) return std::nullopt;
  return mark;
}

void TextMark::add(std::string_view bytes) {
  position_ += bytes.size();
  head_ += bytes.substr(0, kHead - head_.size());
  tail_ += bytes.substr(bytes.size() - std::min(bytes.size(), kTail));
  if (tail_.size() > kTail) tail_.erase(0, tail_.size() - kTail);
}

KnownText find_known(ByteReader& reader, std::vector<TextMark> known) {
  std::erase_if(known, [](const TextMark& mark) { return mark.position() == 0; });
  std::sort(known.begin(), known.end(),
            [](const TextMark& a, const TextMark& b) { return a.position() < b.position(); });
  std::vector<char> buffer(std::size_t{64} << 10);
  KnownText found;
  TextMark seen;
  while (!known.empty()) {
    const std::uint64_t left = known.front().position() - seen.position();
    const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), left));
    const ReadOutcome outcome = reader.read({buffer.data(), room});
    seen.add({buffer.data(), outcome.bytes});
    if (std::find(known.begin(), known.end(), seen) != known.end()) found.read = seen;
    std::erase_if(known, [&](const TextMark& mark) {
      return mark.position() == seen.position() || !seen.may_lead_to(mark);
    });
    found.ends_before = !known.empty() && outcome.kind != ReadOutcome::Kind::more;
    if (found.ends_before) break;
  }
  return found;
}

}  // namespace gsaw
