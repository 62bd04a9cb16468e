// The spellings of a role's keys that a scan has met: each is looked up once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "query/raw_key.h"
#include "record/record.h"

namespace gsaw {

// Of one scan.
class KnownKeys {
 public:
  struct Found {
    RawKey key;               // plain where it plays or implies the role
    std::size_t skipped = 0;  // bytes of a plain one that name wrappers (`fields.level`)
  };

  // The key around needle number `needle`, which stands at `text[at]`. One that is plain but
  // neither plays `role` by itself nor implies it is none.
  Found find(Role role, std::size_t needle, std::string_view text, std::size_t at);

 private:
  // A key with its quotes as it stood around a needle: most of the time it stands there again.
  struct Met {
    static constexpr std::size_t kWords = 4;
    static constexpr std::size_t kMost = kWords * sizeof(std::uint64_t);

    Met() : needle(SIZE_MAX) {}  // PERF: the bytes are left as they are
    // `before`: bytes of the key and its quote that stand before the needle.
    Met(std::size_t needle, std::size_t before, std::string_view quoted, const Found& found);
    bool stands(const char* quote) const;

    std::size_t needle, before, size, skipped;
    std::array<std::uint64_t, kWords> bytes, mask;
  };

  static Found look_up(Role role, std::string_view text, std::size_t at);

  std::array<Met, 8> met_;
};

}  // namespace gsaw
