// Knowing a text again by its begin and by what stands before a place in it.
#include "input/text_mark.h"

#include <algorithm>

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
  mark.position_ = mark.hashed_from_ = position;
  mark.head_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kHead, position)));
  mark.tail_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kTail, position)));
  if (!read_whole(fd, 0, mark.head_)) return std::nullopt;
  if (!read_whole(fd, position - mark.tail_.size(), mark.tail_)) return std::nullopt;
  return mark;
}

void TextMark::add(std::string_view bytes) {
  const std::uint64_t unhashed = hashed_from_ - std::min(hashed_from_, position_);
  if (unhashed < bytes.size()) hash_.add(bytes.substr(static_cast<std::size_t>(unhashed)));
  position_ += bytes.size();
  head_ += bytes.substr(0, kHead - head_.size());
  tail_ += bytes.substr(bytes.size() - std::min(bytes.size(), kTail));
  if (tail_.size() > kTail) tail_.erase(0, tail_.size() - kTail);
}

KnownText find_known(ByteReader& reader, const std::vector<TextMark>& known) {
  struct Candidate {
    TextMark mark, seen;
  };
  std::vector<Candidate> candidates;
  for (const TextMark& mark : known) {
    if (mark.position() > 0) candidates.push_back({mark, mark.comparable()});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.mark.position() < b.mark.position();
  });
  std::vector<char> buffer(std::size_t{64} << 10);
  KnownText found;
  while (!candidates.empty()) {
    const Candidate& next = candidates.front();
    const std::uint64_t left = next.mark.position() - next.seen.position();
    const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), left));
    const ReadOutcome outcome = reader.read({buffer.data(), room});
    std::erase_if(candidates, [&](Candidate& each) {
      each.seen.add({buffer.data(), outcome.bytes});
      if (each.seen == each.mark) found.read = each.mark;
      return each.seen.position() == each.mark.position() || !each.seen.may_lead_to(each.mark);
    });
    if (outcome.kind == ReadOutcome::Kind::more) continue;
    for (Candidate& each : candidates) found.longer.push_back(std::move(each.mark));
    break;
  }
  return found;
}

}  // namespace gsaw
