// Lines that are picked where they stand, while somebody else may write there.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "query/candidate_scan.h"
#include "query/parser.h"

namespace gsaw {
namespace {

// A query, and the finder of its prefilter.
class Found {
 public:
  explicit Found(std::string_view query) : tree_(*parse_query(query, TimeContext{})) {
    prefilter_ = make_prefilter(*tree_, false);
    finder_.emplace(prefilter_, CompileSettings{});
  }
  const CandidateFinder& finder() const { return *finder_; }

 private:
  std::shared_ptr<const Node> tree_;
  Prefilter prefilter_;
  std::optional<CandidateFinder> finder_;
};

std::vector<std::string> picked(const CandidateFinder& finder, std::string_view lines) {
  std::vector<std::string> found;
  finder.pick(lines, [&](std::string_view line) {
    found.emplace_back(line);
    return true;
  });
  return found;
}

TEST_CASE("lines are given once, in their order, until enough are") {
  const std::string lines =
      "{\"m\":\"refused, "
      "refused\"}\n{\"m\":\"granted\"}\n{\"m\":\"\\u0072efused\"}\n{\"m\":\"refused";
  const Found found("m:refused");
  const std::vector<std::string> expected = {"{\"m\":\"refused, refused\"}\n",
                                             "{\"m\":\"\\u0072efused\"}\n", "{\"m\":\"refused"};
  CHECK(picked(found.finder(), lines) == expected);
  int given = 0;
  CHECK_FALSE(found.finder().pick(lines, [&](std::string_view) { return ++given < 2; }));
  CHECK(given == 2);
  CHECK(picked(found.finder(), "").empty());
}

TEST_CASE("what else must be there is asked of each line") {
  const std::string both = "{\"m\":\"refused\",\"n\":\"granted\"}\n";
  const Found found("m:refused and n:granted");
  CHECK(picked(found.finder(), "{\"m\":\"refused\"}\n" + both) == std::vector{both});
}

// Memory that another process writes to.
class SharedText {
 public:
  explicit SharedText(const std::string& text) : size_(text.size()) {
    void* const memory =
        ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(memory != MAP_FAILED);
    begin_ = static_cast<char*>(memory);
    std::memcpy(begin_, text.data(), size_);
  }
  ~SharedText() {
    if (writer_ > 0) {
      ::kill(writer_, SIGKILL);
      ::waitpid(writer_, nullptr, 0);
    }
    ::munmap(begin_, size_);
  }
  SharedText(const SharedText&) = delete;
  SharedText& operator=(const SharedText&) = delete;

  std::string_view text() const { return {begin_, size_}; }
  // Writes one and then the other to each of the places, until the end.
  void keep_writing(const std::vector<std::size_t>& places, std::string_view one,
                    std::string_view other) {
    writer_ = ::fork();
    REQUIRE(writer_ >= 0);
    if (writer_ > 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // also where the test is ended from outside
    for (;;) {
      for (const std::string_view each : {one, other}) {
        for (const std::size_t place : places)
          std::memcpy(begin_ + place, each.data(), each.size());
      }
    }
  }

 private:
  std::size_t size_;
  char* begin_;
  ::pid_t writer_ = 0;
};

// Every other line changes all the time; those between match.
void check_still_lines(std::string_view query, const std::string& still, const std::string& one,
                       const std::string& other) {
  constexpr std::size_t kLines = 1000;
  REQUIRE(one.size() == other.size());
  std::string text;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < kLines; ++i) {
    places.push_back(text.size());
    text += one + still;
  }
  SharedText shared(text);
  shared.keep_writing(places, one, other);
  const Found found(query);
  for (int round = 0; round < 200; ++round) {
    std::size_t given = 0;
    found.finder().pick(shared.text(), [&](std::string_view line) {
      const auto at = static_cast<std::size_t>(line.data() - shared.text().data());
      given += at % (one.size() + still.size()) == one.size() && line == still ? 1 : 0;
      return true;
    });
    REQUIRE(given == kLines);
  }
}

TEST_CASE("lines that change meanwhile hide none of the others") {
  const std::string pad = R"(,"message":"a message of some bytes, as there are many"})"
                          "\n";
  check_still_lines("status>=500", R"({"status":503)" + pad, R"({"status":200)" + pad,
                    R"({"status":503)" + pad);
  check_still_lines("level=err", R"({"level":"error")" + pad, R"({"level":"debug")" + pad,
                    R"({"level":"error")" + pad);
  check_still_lines("status>=500", R"({"status":503)" + pad, R"({"status":200)" + pad,
                    R"({"sta"us\}: 3)" + pad);
  check_still_lines("time>=2026-01-02T03:04:07Z", R"({"time":"2026-01-02T03:04:08Z")" + pad,
                    R"({"time":"2026-01-02T03:04:05Z")" + pad,
                    R"({"time":"2026-01-02T03:0x:09Z")" + pad);
  check_still_lines("message:refused",
                    R"({"m":"x","message":"refused"})"
                    "\n",
                    R"({"m":"x","message":"granted"})"
                    "\n",
                    R"({"m":"x","message":"refused"})"
                    "\n");
}

}  // namespace
}  // namespace gsaw
