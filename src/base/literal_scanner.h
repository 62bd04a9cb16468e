// Searches raw bytes for one literal.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_scan.h"
#include "base/function_ref.h"

namespace gsaw {

// Finds one literal with the widest vectors the machine has, chosen at run time. It looks for two
// bytes of the needle at their distance, and where both stand for a third, before it compares the
// rest: for those that are rare in logs, until it meets text in which other two are rarer together.
// Shared by threads: what it finds depends on the needle alone.
class LiteralScanner {
 public:
  // `needle` is not empty. With `ignore_case` ASCII letters match in either case.
  LiteralScanner(std::string needle, bool ignore_case);

  // The first position at or after `from` where the needle stands, or text.size().
  std::size_t find(std::string_view text, std::size_t from) const;

  // The same, or the first ASCII escape (find_ascii_escape), in one go: of those at or after `from`
  // the first at which `stops` says yes. It is asked of some place before others that are less far
  // in the text, if less than the needle's length.
  using Stops = FunctionRef<bool(std::size_t at, bool is_escape)>;
  std::size_t find_or_escape(std::string_view text, std::size_t from, Stops stops) const;

  const std::string& needle() const { return needle_; }

 private:
  // What is looked for: offsets in the needle, first <= second.
  struct Look {
    std::size_t first, second, third;
  };
  // Two of rare_places_, by their numbers, and how often others may still be tried.
  struct alignas(4) Chosen {  // PERF: no locks
    std::uint8_t one, other, tries_left;
  };
  // PERF: kept by whoever finds better ones for all threads.
  struct SharedChosen {
    SharedChosen() = default;
    SharedChosen(const SharedChosen& other) : value(other.value.load(std::memory_order_relaxed)) {}
    SharedChosen& operator=(const SharedChosen&) = delete;
    std::atomic<Chosen> value{};
    static_assert(std::atomic<Chosen>::is_always_lock_free);
  };

  Chosen chosen() const { return chosen_.value.load(std::memory_order_relaxed); }
  Look look() const;
  BytePair pair_at(std::size_t first, std::size_t second) const;
  bool stands_at(const char* text, const Look& look) const;
  bool looks_elsewhere(std::string_view text) const;

  static constexpr std::size_t kRarePlaces = 8;

  std::string needle_;  // in lower case when case is ignored
  bool ignore_case_;
  // Offsets of bytes of the needle, that of the rarest first; the last one again where it has
  // fewer.
  std::array<std::size_t, kRarePlaces> rare_places_{};
  mutable SharedChosen chosen_;
};

}  // namespace gsaw
