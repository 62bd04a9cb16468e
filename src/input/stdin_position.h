// Where standard input stands, for the program that reads it next: ( gsaw -m1 Q; cat ) < FILE.
#pragma once

#include <cstdint>
#include <optional>

namespace gsaw {

// How far a run went in standard input.
struct StdinUse {
  bool reached = false;  // something was made of it
  // In a regular file, behind the line of the last entry wanted; none when all was wanted.
  std::optional<std::uint64_t> behind_last = std::nullopt;
};

// Other than of a regular file nothing can be put back.
class StdinPosition {
 public:
  // Remembers where it stands before it is read. `used`: whether it is among the inputs; else
  // it is left alone.
  explicit StdinPosition(bool used);

  // Leaves it behind what was used, as grep does: behind the last entry wanted, at the end, or
  // where it was. How far others have read ahead does not show.
  void leave(const StdinUse& use) const;

 private:
  std::optional<std::uint64_t> begin_;
};

}  // namespace gsaw
