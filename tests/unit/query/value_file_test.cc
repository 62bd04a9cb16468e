// Files of `in @file`.
#include "query/value_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "query/listed_values.h"
#include "query/parser.h"
#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view text) {
  Lines lines;
  for_each_line_value(text, [&](std::string_view line) {
    lines.emplace_back(line);
    return true;
  });
  return lines;
}

TEST_CASE("lines without their ends, empty ones left out") {
  const testing::TempDir dir;
  const auto read = [&](std::string_view text) {
    return lines_of(read_value_file(dir.write("values", text)).value());
  };
  CHECK(read("a\nb\n") == Lines{"a", "b"});
  CHECK(read("a\r\nb\r\n\r\n") == Lines{"a", "b"});
  CHECK(read("a\n\n\nlast") == Lines{"a", "last"});
  CHECK(read("").empty());
  CHECK(read("\n\r\n\n").empty());
  CHECK(read(" a \n\t\n") == Lines{" a ", "\t"});
  CHECK(read("a\rb\n") == Lines{"a\rb"});
  CHECK(read(std::string_view("a\0b\n\xFF\n", 6)) == Lines{std::string("a\0b", 3), "\xFF"});
}

TEST_CASE("longer than a block of reading") {
  const testing::TempDir dir;
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "value-" + std::to_string(i) + "\n";
  text += std::string(200'000, 'x');
  const Lines lines = lines_of(read_value_file(dir.write("values", text)).value());
  REQUIRE(lines.size() == 50'001);
  CHECK(lines[49'999] == "value-49999");
  CHECK(lines.back().size() == 200'000);
}

TEST_CASE("the mark of UTF-8 is no part of the first value; what is no text is an error") {
  const testing::TempDir dir;
  CHECK(read_value_file(dir.write("marked",
                                  "\xEF\xBB\xBF"
                                  "a\n"))
            .value() == "a\n");
  const std::string zip = dir.write("v.zip", "PK\x03\x04\n");
  const auto archive = read_value_file(zip);
  REQUIRE_FALSE(archive);
  CHECK(archive.error().message == "the values of `in @" + zip + "` are an archive (zip)");
  CHECK(archive.error().hint == "try: unzip -p " + zip + " | gsaw '... in @-' ...");
  const auto wide = read_value_file(dir.write("wide", std::string_view("\xff\xfe"
                                                                       "a\0",
                                                                       4)));
  REQUIRE_FALSE(wide);
  CHECK(wide.error().message.ends_with("are UTF-16"));
}

TEST_CASE("files without values are spoken of") {
  const testing::TempDir dir;
  const std::string path = dir.write("none", "\n\r\n");
  auto query = parse_query("x in @" + path + " or y in @" + dir.write("some", "\na"), {});
  REQUIRE(query);
  CHECK(load_value_files(**query).value() == Lines{"`in @" + path + "` has no values"});
}

TEST_CASE("what cannot be read is an error that names it") {
  const testing::TempDir dir;
  for (const std::string& path : {dir / "nothing", dir.path(), std::string()}) {
    const auto lines = read_value_file(path);
    REQUIRE_FALSE(lines);
    CHECK(lines.error().message.find("in @" + path) != std::string::npos);
  }
}

std::vector<std::string> loaded(const Node& node) {
  std::vector<std::string> values;
  if (const auto* one_of = std::get_if<OneOf>(&node.kind)) {
    for_each_value(*one_of, [&](const ListedValue& value) {
      values.emplace_back(value.text);
      CHECK_FALSE(value.glob);
      return true;
    });
    CHECK(values.size() == count_values(*one_of));
  }
  return values;
}

TEST_CASE("load_value_files fills every list of the query, wherever it stands") {
  const testing::TempDir dir;
  const std::string first = dir.write("first", "a\nb*\n");
  const std::string second = dir.write("second", "200\n");
  auto query = parse_query("x in @" + first + " or not (y in @" + second + " z in (p, q))", {});
  REQUIRE(query);
  REQUIRE(load_value_files(**query));
  const auto& either = std::get<Or>((*query)->kind);
  CHECK(loaded(*either.terms[0]) == Lines{"a", "b*"});
  const auto& both = std::get<And>(std::get<Not>(either.terms[1]->kind).term->kind);
  CHECK(loaded(*both.terms[0]) == Lines{"200"});
  CHECK(loaded(*both.terms[1]) == Lines{"p", "q"});
}

TEST_CASE("load_value_files fails where one file does") {
  const testing::TempDir dir;
  auto query = parse_query("a or x in @" + (dir / "nothing"), {});
  REQUIRE(query);
  const auto result = load_value_files(**query);
  REQUIRE_FALSE(result);
  CHECK(result.error().message.find(dir / "nothing") != std::string::npos);
}

TEST_CASE("standard input is the values of one list only") {
  auto query = parse_query("x in @- or y in @-", {});
  REQUIRE(query);
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], "a\nb", 3) == 3);
  ::close(ends[1]);
  const testing::StdinFrom input(ends[0]);
  const auto result = load_value_files(**query);
  std::clearerr(stdin);
  REQUIRE_FALSE(result);
  CHECK(result.error().message.find("standard input") != std::string::npos);
  CHECK(loaded(*std::get<Or>((*query)->kind).terms[0]) == Lines{"a", "b"});
}

}  // namespace
}  // namespace gsaw
