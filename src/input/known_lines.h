// How many lines parts of a file have, as far as that came out while they were read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace gsaw {

// So that the number of a line further on can be told without reading all that is before it once
// more. Safe to share.
class KnownLines {
 public:
  // Offsets in the file; a line begins at `begin`, and one at `end`, if it is not the file's end.
  struct Part {
    std::uint64_t begin = 0, end = 0;
    std::uint64_t newlines = 0;

    bool operator==(const Part&) const = default;
  };

  KnownLines() = default;
  KnownLines(const KnownLines& other) : parts_(other.in_order()) {}
  KnownLines& operator=(const KnownLines&) = delete;

  // What is beyond kMost is let go of, and has to be counted when it is asked for.
  void add(const Part& part) const;
  // By their begins. They may overlap where a file was read twice.
  std::vector<Part> in_order() const;

 private:
  // Of some 64 GiB of a file, in 1.5 MiB of memory.
  static constexpr std::size_t kMost = std::size_t{1} << 16;

  mutable std::mutex mutex_;
  mutable std::vector<Part> parts_;
};

}  // namespace gsaw
