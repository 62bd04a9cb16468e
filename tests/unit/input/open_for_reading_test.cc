// Opening where there are no more descriptors: who may hope for one waits, who may not does not.
#include "input/open_for_reading.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

#include "unit/input/input_fixture.h"

using namespace gsaw;
using namespace gsaw::testing;

namespace {

// The process has no descriptor left while it lives.
class NoDescriptors {
 public:
  NoDescriptors() {
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
    rlimit few = before_;
    few.rlim_cur = 64;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    for (int fd; (fd = ::open("/dev/null", O_RDONLY)) >= 0;) taken_.emplace_back(fd);
    REQUIRE(errno == EMFILE);
  }
  ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;

 private:
  rlimit before_{};
  std::vector<FileDescriptor> taken_;
};

// One of several times: a busy machine may take long.
bool fails_at_once(const std::string& path) {
  for (int left = 5; left > 0; --left) {
    const auto begin = std::chrono::steady_clock::now();
    const FileDescriptor fd = open_for_reading(path.c_str());
    if (fd.is_open() || errno != EMFILE) return false;
    if (std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(900)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("one that another thread holds for a moment is waited for") {
  const TempDir dir;
  const std::string path = dir.write("a.log", "x");
  for (int i = 0; i < 2; ++i) {
    std::optional<FileDescriptor> held(open_for_reading(path.c_str()));
    REQUIRE(held->is_open());
    // A thread that begins without descriptors is taken for a fault by sanitizers, which need some.
    std::atomic<bool> has_begun = false, is_awaited = false;
    std::thread other([&] {
      has_begun = true;
      while (!is_awaited) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      held.reset();
    });
    while (!has_begun) std::this_thread::yield();
    const NoDescriptors none;
    is_awaited = true;
    const FileDescriptor fd = i == 0 ? open_for_reading(path.c_str()) : duplicate(0);
    other.join();
    CHECK(fd.is_open());
  }
}

TEST_CASE("where nobody will give one back nobody waits") {
  const TempDir dir;
  const std::string path = dir.write("a.log", "x");
  FileDescriptor kept = open_for_reading(path.c_str());
  kept.keep();
  const NoDescriptors none;
  CHECK(fails_at_once(path));
}

TEST_CASE("a lent one stays lent wherever it is moved to, and is given back once") {
  const TempDir dir;
  const int before = lent_descriptors.now;
  FileDescriptor one = open_for_reading(dir.write("a.log", "x").c_str());
  FileDescriptor two = std::move(one);
  CHECK(lent_descriptors.now == before + 1);
  one = {};
  CHECK(lent_descriptors.now == before + 1);
  two = {};
  CHECK(lent_descriptors.now == before);
}

TEST_CASE("other reasons are told at once") {
  const TempDir dir;
  CHECK_FALSE(open_for_reading((dir / "none").c_str()).is_open());
  CHECK(errno == ENOENT);
}
