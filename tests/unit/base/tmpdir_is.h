// Where temporary files go in a test.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace gsaw::testing {

// $TMPDIR is this while it lives.
class TmpDirIs {
 public:
  explicit TmpDirIs(const std::string& path) {
    if (const char* const before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", path.c_str(), 1);
  }
  ~TmpDirIs() {
    if (before_) {
      ::setenv("TMPDIR", before_->c_str(), 1);
    } else {
      ::unsetenv("TMPDIR");
    }
  }
  TmpDirIs(const TmpDirIs&) = delete;
  TmpDirIs& operator=(const TmpDirIs&) = delete;

 private:
  std::optional<std::string> before_;
};

}  // namespace gsaw::testing
