// Pages that move to a file and read as before.
#include "base/spill_file.h"

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include "unit/base/tmpdir_is.h"
#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

constexpr std::size_t kSize = std::size_t{256} << 10;

class Pages {
 public:
  explicit Pages(char first) {
    void* const place =
        ::mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(place != MAP_FAILED);
    begin_ = static_cast<char*>(place);
    for (std::size_t i = 0; i < kSize; ++i)
      begin_[i] = static_cast<char>(static_cast<std::size_t>(first) + i % 61);
    expected_.assign(begin_, kSize);
  }
  ~Pages() { ::munmap(begin_, kSize); }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  char* begin() const { return begin_; }
  bool are_as_they_were() const { return std::string_view(begin_, kSize) == expected_; }

 private:
  char* begin_;
  std::string expected_;
};

}  // namespace

TEST_CASE("pages read the same after they moved, also when the file object is gone") {
  const TempDir dir;
  const TmpDirIs folder(dir.path());
  const Pages one('a'), two('b'), three('c');
  {
    SpillFile file;
    CHECK(std::filesystem::is_empty(dir.path()));
    CHECK(file.replace(one.begin(), kSize));
    CHECK(file.replace(two.begin(), kSize));
    CHECK(std::filesystem::is_empty(dir.path()));   // it has no name
    CHECK(file.replace(three.begin(), kSize / 2));  // a part of a block
    CHECK(one.are_as_they_were());
    CHECK(two.are_as_they_were());
  }
  CHECK(one.are_as_they_were());
  CHECK(two.are_as_they_were());
  CHECK(three.are_as_they_were());
}

TEST_CASE("no memory of the process's own holds them") {
  const TempDir dir;
  const TmpDirIs folder(dir.path());
  const Pages pages('a');
  SpillFile file;
  REQUIRE(file.replace(pages.begin(), kSize));
  // Shared pages of a file can be let go and come back; private ones would be zeros.
  REQUIRE(::madvise(pages.begin(), kSize, MADV_DONTNEED) == 0);
  CHECK(pages.are_as_they_were());
}

TEST_CASE("a folder that cannot take it: the pages stay as they are") {
  const TempDir dir;
  for (const std::string& path : {dir / "gone", dir.write("file", ""), std::string("/proc")}) {
    const TmpDirIs folder(path);
    const Pages pages('a');
    SpillFile file;
    CHECK_FALSE(file.replace(pages.begin(), kSize));
    CHECK(pages.are_as_they_were());
    pages.begin()[0] = 'a';  // still to be written to
    CHECK_FALSE(file.replace(pages.begin(), kSize));
  }
}

TEST_CASE("a folder without a name is /tmp") {
  const TmpDirIs folder("");
  const Pages pages('a');
  SpillFile file;
  CHECK(file.replace(pages.begin(), kSize));
  CHECK(pages.are_as_they_were());
}
