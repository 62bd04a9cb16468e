// The lines of container runtimes, and what only looks like them.
#include "input/entry_part.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <span>
#include <string>

using namespace gsaw;

namespace {

constexpr RuntimeLog kCri = RuntimeLog::cri, kDocker = RuntimeLog::docker;

// "stdout last before|text|behind"; "none".
std::string shown(RuntimeLog log, std::string_view line) {
  const auto part = entry_part(log, line);
  if (!part) return "none";
  return part->stream + ' ' + (part->is_last ? "last " : "") + std::string(part->before) + '|' +
         std::string(part->text) + '|' + std::string(part->behind);
}

const std::string kStamp = "2016-10-06T00:17:09.669794202Z";

std::string docker(std::string_view text, std::string_view behind = "") {
  return R"({"log":")" + std::string(text) + R"(","stream":"stdout")" + std::string(behind) +
         R"(,"time":"2016-02-08T18:33:16.3Z"})";
}

}  // namespace

TEST_CASE("lines of CRI") {
  CHECK(shown(kCri, kStamp + " stdout P a b\n") == "stdout " + kStamp + " stdout P |a b|");
  CHECK(shown(kCri, kStamp + " stderr F a") == "stderr last " + kStamp + " stderr F |a|");
  CHECK(shown(kCri, kStamp + " stdout P:x:y  a") == "stdout " + kStamp + " stdout P:x:y | a|");
  CHECK(shown(kCri, kStamp + " stdout F ") == "stdout last " + kStamp + " stdout F ||");
  CHECK(shown(kCri, kStamp + " stdout F\n") == "stdout last " + kStamp + " stdout F||");
  CHECK(shown(kCri, "2016-10-06T00:17:09+01:00 stdout P a") ==
        "stdout 2016-10-06T00:17:09+01:00 stdout P |a|");
  for (const std::string& line :
       {std::string(), std::string("a"), kStamp, kStamp + " stdout", kStamp + " stdout ",
        kStamp + " stdout X a", kStamp + " stdout PF a", kStamp + " stdin P a",
        kStamp + " stdoutP a", kStamp + "  stdout P a", " " + kStamp + " stdout P a",
        std::string("2016-10-06 00:17:09Z stdout P a"), kStamp + std::string(20, '0') + " stdout P",
        kStamp + " stdout {\"a\":1}", kStamp + " stdout P", kStamp + " stderr P:x\n"}) {
    CAPTURE(line);
    CHECK(shown(kCri, line) == "none");
    CHECK(shown(kDocker, line) == "none");
    CHECK(runtime_log_of(line) == RuntimeLog::none);
  }
}

TEST_CASE("lines of docker's json-file") {
  const std::string behind = R"(","stream":"stdout","time":"2016-02-08T18:33:16.3Z"})";
  CHECK(shown(kDocker, docker("a") + '\n') == R"(stdout {"log":"|a|)" + behind);
  CHECK(shown(kDocker, docker("a\\n")) == R"(stdout last {"log":"|a\n|)" + behind);
  CHECK(shown(kDocker, docker("")) == R"(stdout {"log":"||)" + behind);
  CHECK(shown(kDocker, docker("\\\\n")) == R"(stdout {"log":"|\\n|)" + behind);
  CHECK(shown(kDocker, docker("\\\\\\n")) == R"(stdout last {"log":"|\\\n|)" + behind);
  CHECK(shown(kDocker, docker("\\\"")) == R"(stdout {"log":"|\"|)" + behind);
  CHECK(shown(kDocker, docker(R"(\",\"stream\":\"x\n)")).starts_with("stdout last"));
  const std::string with_attrs = docker("a", R"(,"attrs":{"b":"\"}","c":"d"})");
  const auto attrs = entry_part(kDocker, with_attrs);
  REQUIRE(attrs);
  CHECK(attrs->text == "a");
  for (const std::string& line :
       {std::string(R"({"log":"a"})"), docker("a", R"(,"b":1)"), docker("a", R"(,"attrs":{)"),
        docker("a", R"(,"attrs":{"c":"\n","stream":"stdout")"), docker("a") + ' ', docker("\\"),
        " " + docker("a"), docker("a").substr(0, 60),
        std::string(R"({"log":"a","stream":"stdout","time":""})"),
        std::string(R"({"log":"a","stream":"stdin","time":"2016"})"),
        std::string(R"({"log": "a","stream":"stdout","time":"2016"})")}) {
    CAPTURE(line);
    CHECK(shown(kDocker, line) == "none");
    CHECK(runtime_log_of(line) == RuntimeLog::none);
  }
}

TEST_CASE("the first line shows which log it is") {
  CHECK(runtime_log_of(kStamp + " stdout F a\nb\n") == kCri);
  CHECK(runtime_log_of(docker("a") + "\nb\n") == kDocker);
  CHECK(runtime_log_of("b\n" + docker("a")) == RuntimeLog::none);
  const std::string longest = docker(std::string(16384 * 6, 'a'));
  CHECK(runtime_log_of(longest) == kDocker);
  for (std::size_t size = 0; size < longest.size(); ++size) {
    const std::string_view head = std::string_view(longest).substr(0, size);
    CHECK((size > 8 || may_become_runtime_log(head)));
    if (size > 100) size += 1000;
    CHECK((!head.starts_with("{\"log\":\"") || may_become_runtime_log(head)));
  }
  const std::string journal = R"({"MESSAGE":"a","__CURSOR":"s=1"})";
  for (const std::string before : {"", "\x1e", "data: ", "\xEF\xBB\xBF"}) {
    CHECK(runtime_log_of(before + journal + "\na\n") == RuntimeLog::journal);
    CHECK(may_become_runtime_log(before + journal));
  }
  CHECK(runtime_log_of(R"({"__REALTIME_TIMESTAMP":"1","MESSAGE":"a"})") == RuntimeLog::journal);
  CHECK(runtime_log_of(R"({"MESSAGE":"a"})"
                       "\n" +
                       journal) == RuntimeLog::none);
  CHECK(runtime_log_of(R"({"MESSAGE":"\"__CURSOR\""})") == RuntimeLog::none);
  CHECK(runtime_log_of("some more text " + journal) == RuntimeLog::none);
  CHECK_FALSE(may_become_runtime_log("a\n"));
  CHECK_FALSE(may_become_runtime_log(std::string(200, 'a')));
  CHECK_FALSE(may_become_runtime_log(docker("a") + '\n'));
}

TEST_CASE("a line of which only the ends are known") {
  const std::string cri = kStamp + " stderr P a", text(5000, 'a');
  CHECK(entry_part(kCri, cri, "b")->stream == "stderr");
  CHECK_FALSE(entry_part(kCri, "b", cri));
  const std::string tail = docker(text + "\\n").substr(1000);
  CHECK(entry_part(kDocker, docker("a"), tail)->is_last);
  CHECK_FALSE(entry_part(kDocker, "a", tail));
  CHECK_FALSE(entry_part(RuntimeLog::none, docker("a"), tail));
}

TEST_CASE("the first of the lines that were split is found as by looking at each") {
  const std::string cri[] = {kStamp + " stdout F a stdout P b",
                             kStamp + " stderr F",
                             kStamp + " stdout P a",
                             kStamp + " stderr P:x stderr P",
                             " stdout P a",
                             "stderr P",
                             std::string(20000, 'x'),
                             ""};
  const std::string json[] = {docker("a\\n"),
                              docker("a"),
                              docker("\\\\n"),
                              docker("a", R"(,"attrs":{"b":"\n"})"),
                              docker("a\\n", R"(,"attrs":{"b":"c"})"),
                              docker("a", R"(,"attrs":{"b":"\n","stream":"stdout")"),
                              docker(R"(a","stream":"stdout","b":"\n)"),
                              docker(R"(a","b":"\n)"),
                              "{}",
                              ""};
  const auto check = [](RuntimeLog log, std::span<const std::string> forms) {
    std::uint32_t state = 1;
    for (int round = 0; round < 300; ++round) {
      std::string lines;
      for (int i = 0; i < 12; ++i) {
        state = state * 1664525 + 1013904223;
        lines += forms[(state >> 16) % forms.size()] + '\n';
      }
      if (round % 2 == 0) lines.pop_back();
      std::size_t from = 0;
      while (from < lines.size()) {
        std::size_t expected = from;
        while (expected < lines.size()) {
          const std::size_t end = std::min(lines.find('\n', expected), lines.size() - 1) + 1;
          const auto part =
              entry_part(log, std::string_view(lines).substr(expected, end - expected));
          if (part && !part->is_last) break;
          expected = end;
        }
        REQUIRE(find_split(log, lines, from) == expected);
        from = std::min(lines.find('\n', from), lines.size() - 1) + 1;
      }
    }
  };
  check(kCri, cri);
  check(kDocker, json);
  CHECK(find_split(RuntimeLog::none, cri[2], 0) == cri[2].size());
}

TEST_CASE("the line of a whole entry says so") {
  std::string line = kStamp + " stdout P:x a P b";
  mark_whole(kCri, line);
  CHECK(line == kStamp + " stdout F:x a P b");
  std::string json = docker("a");
  mark_whole(kDocker, json);
  CHECK(json == docker("a"));
}
