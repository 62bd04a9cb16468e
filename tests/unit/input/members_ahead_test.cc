// What is unpacked ahead, in any order with what is read: the text and the end are those of one
// reader.
#include "input/members_ahead.h"

#include <doctest/doctest.h>
#include <isa-l/crc.h>

#include <random>
#include <string>

#include "input/open_for_reading.h"
#include "input/range_reader.h"
#include "unit/input/input_fixture.h"
#include "unit/packed/packed_text.h"

using namespace gsaw;
using namespace gsaw::testing;
using Kind = ReadOutcome::Kind;

namespace {

struct Seen {
  std::string text;
  ReadOutcome end;
};

using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

// Reads of random sizes, and before each perhaps some segments are unpacked by others.
Seen read_all_of(ByteReader& reader, MembersAhead* ahead, Random& random) {
  Seen seen;
  std::string to(5000, '\0');
  do {
    if (ahead != nullptr && below(random, 3) == 0) {
      for (std::size_t i = below(random, 4); i > 0; --i) ahead->unpack_next();
    }
    seen.end = reader.read(std::span(to).first(1 + below(random, to.size())));
    seen.text.append(to, 0, seen.end.bytes);
  } while (seen.end.kind == Kind::more);
  return seen;
}

class File {
 public:
  explicit File(std::string_view bytes)
      : fd_(std::make_shared<const FileDescriptor>(
            open_for_reading(directory_.write("packed", bytes).c_str()))),
        content_(find_content_kind(bytes)) {}

  Seen by_one(Random& random) const {
    UnpackingReader reader(std::make_unique<RangeReader>(fd_, 0));
    return read_all_of(reader, nullptr, random);
  }

  std::shared_ptr<MembersAhead> ahead(const AheadLimits& limits) const {
    return std::make_shared<MembersAhead>(fd_, *content_, limits, stop_);
  }

  Seen by_several(const AheadLimits& limits, Random& random) const {
    const auto members = ahead(limits);
    MembersReader reader(members, stop_);
    return read_all_of(reader, members.get(), random);
  }

  const StopSignal& stop() const { return stop_; }

 private:
  TempDir directory_;
  std::shared_ptr<const FileDescriptor> fd_;
  const ContentKind* content_;
  StopSignal stop_;
};

std::string some_text(Random& random, std::size_t size) {
  std::string text;
  while (text.size() < size) {
    // What begins as a member does, and a whole one, which no compression changes.
    if (below(random, 8) == 0) text += std::string_view("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    if (below(random, 8) == 0) text += gzipped("not here\n");
    text += std::to_string(random()) + '\n';
  }
  return text;
}

// A block that is stored, so that what looks like a member stays to be seen.
std::string stored(std::string_view text) {
  std::string member("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  const auto size = static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 60'000));
  text = text.substr(0, size);
  const auto append = [&](std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) member += static_cast<char>(number >> (8 * i) & 0xffU);
  };
  append(1, 1);
  append(size, 2);
  append(static_cast<std::uint16_t>(~size), 2);
  member += text;
  append(crc32_gzip_refl(0, reinterpret_cast<const unsigned char*>(text.data()), size), 4);
  append(size, 4);
  return member;
}

std::string some_members(Packing packing, Random& random) {
  const std::size_t sizes[] = {1, 30, 400, 5000, 40'000};
  const std::size_t most = sizes[below(random, std::size(sizes))];
  std::string file;
  for (std::size_t count = 1 + below(random, 20); count > 0; --count) {
    const std::string text = some_text(random, below(random, most));
    const bool is_stored = packing == Packing::gzip && below(random, 2) == 0;
    file += is_stored ? stored(text) : packed(packing, text);
    if (below(random, 20) == 0) file.append(below(random, 9), '\0');
  }
  return file;
}

void harm(std::string& file, Random& random) {
  switch (below(random, 5)) {
    case 0:
      file.resize(10 + below(random, file.size() - 10));
      break;
    case 1:
      file += "no member";
      break;
    case 2:
      file[10 + below(random, file.size() - 10)] ^= static_cast<char>(1 + below(random, 255));
      break;
    default:
      break;
  }
}

}  // namespace

TEST_CASE("the same text and end, whatever is unpacked ahead, and when") {
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    for (unsigned seed = 1; seed <= 400; ++seed) {
      CAPTURE(seed);
      Random random(seed);
      std::string bytes = some_members(packing, random);
      harm(bytes, random);
      const File file(bytes);
      const Seen one = file.by_one(random);
      for (int i = 0; i < 3; ++i) {
        const AheadLimits limits{1 + below(random, 4), 1 + below(random, 3000),
                                 1 + below(random, 20'000)};
        const Seen several = file.by_several(limits, random);
        CHECK(several.text == one.text);
        CHECK(several.end.kind == one.end.kind);
        CHECK(several.end.flaw.kind == one.end.flaw.kind);
        CHECK(several.end.flaw.at == one.end.flaw.at);
      }
    }
  }
}

TEST_CASE("members are unpacked ahead as far as it is allowed, and used") {
  for (const Packing packing : {Packing::gzip, Packing::zstd}) {
    std::string bytes;
    for (int i = 0; i < 20; ++i) bytes += packed(packing, "member " + std::to_string(i) + '\n');
    const File file(bytes);
    const auto ahead = file.ahead({3, 10, 1000});
    for (int i = 0; i < 3; ++i) CHECK(ahead->unpack_next());
    CHECK_FALSE(ahead->unpack_next());
    CHECK(ahead->take(0) == nullptr);
    const std::uint64_t second = packed(packing, "member 0\n").size();
    const auto segment = ahead->take(second);
    REQUIRE(segment != nullptr);
    CHECK(std::string_view(segment->text.get(), segment->size) == "member 1\n");
    CHECK(segment->next == segment->end);
    CHECK(ahead->unpack_next());
    CHECK_FALSE(ahead->unpack_next());
    // Where none begins those before are given up.
    CHECK(ahead->take(bytes.size()) == nullptr);
  }
}

TEST_CASE("nothing is looked for twice where one member is the file") {
  const File file(gzipped(std::string(100'000, 'x')));
  const auto ahead = file.ahead({3, 10, 1000});
  CHECK_FALSE(ahead->unpack_next());
  CHECK_FALSE(ahead->unpack_next());
}
