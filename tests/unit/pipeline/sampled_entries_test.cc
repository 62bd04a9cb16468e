// Some entries of the inputs.
#include "pipeline/sampled_entries.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/named_field.h"
#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

using testing::TempDir;
using Texts = std::vector<std::string>;

ShownField field(const std::string& name) {
  auto read = read_field_name(name);
  REQUIRE(read);
  std::string text = read->path.name();
  return {std::move(text), read->role, std::move(read->path), name};
}

TEST_CASE("names are those that entries have, as they are typed") {
  const TempDir folder;
  const SampledEntries entries({folder.write("a", R"({"a":1,"b":{"c":2,"two words":3}}
{"a":1,"list":[{"id":1}],"\u001b[31mred":1,"\u202eright":1,"(b":1}
no JSON
)")});
  CHECK(entries.names("") == Texts{"a", "b.c", "b.\"two words\"", "list[].id", R"("\u001b[31mred")",
                                   R"("\u202eright")", "\"(b\""});
  CHECK(entries.names("b.") == Texts{"b.c", "b.\"two words\""});
  CHECK(entries.names("x").empty());
}

TEST_CASE("names have GELF's mark where it is typed") {
  const TempDir folder;
  const SampledEntries entries(
      {folder.write("a", R"({"version":"1.1","host":"h","short_message":"m","_user":1})")});
  CHECK(entries.names("us") == Texts{"user"});
  CHECK(entries.names("_") == Texts{"_user"});
}

TEST_CASE("values are those of the field, the most frequent first") {
  const TempDir folder;
  const SampledEntries entries({folder.write("a", R"({"a":"x","b":[1,2],"level":"ERROR"}
{"a":"y","b":[2],"level":"info"}
{"a":"y","a":"z","b":null,"level":"error"}
{"a":{"b":1}}
)")});
  CHECK(entries.values(field("a"), "") == Texts{"y", "x", "z"});
  CHECK(entries.values(field("a"), "z") == Texts{"z"});
  CHECK(entries.values(field("b[]"), "") == Texts{"2", "1"});
  CHECK(entries.values(field("level"), "") == Texts{"err", "info"});
  CHECK(entries.values(field("level"), "in") == Texts{"info"});
  CHECK(entries.values(field("missing"), "").empty());
}

TEST_CASE("what could drive a terminal, or is long, is no value") {
  const TempDir folder;
  const std::string most(SampledEntries::kMostBytes, 'm');
  std::string text;
  for (const char* const value :
       {R"(\u001b[31m)", R"(two\nlines)", "\xff", R"(\u0000)", "\xe2\x80\xae bidi"}) {
    text += "{\"a\":\"" + std::string(value) + "\"}\n";
  }
  text += "{\"a\":\"" + most + "\"}\n{\"a\":\"" + most + "m\"}\n{\"a\":\"$(x)`y`\"}\n";
  const SampledEntries entries({folder.write("a", text)});
  CHECK(entries.values(field("a"), "") == Texts{"\ufffd", most, "$(x)`y`"});
}

TEST_CASE("ids are those of errors, the last first; where there are none those of others") {
  const TempDir folder;
  const std::string others = folder.write("a", R"({"time":"2026-01-01T00:00:01Z","txnId":"t-1"}
{"time":"2026-01-01T00:00:03Z","txnId":"t-3"}
{"time":"2026-01-01T00:00:02Z","txnId":"t-2"}
)");
  CHECK(SampledEntries({others}).txn_ids("") == Texts{"t-3", "t-2", "t-1"});
  const std::string errors =
      folder.write("b", R"({"time":"2026-01-01T00:00:01Z","txnId":"e-1","level":"error"}
{"time":"2026-01-01T00:00:02Z","txnId":"e-2","level":"fatal"}
{"time":"2026-01-01T00:00:03Z","txnId":"e-1","level":"error"}
)");
  CHECK(SampledEntries({others, errors}).txn_ids("") == Texts{"e-1", "e-2"});
  CHECK(SampledEntries({others, errors}).txn_ids("t") == Texts{"t-3", "t-2", "t-1"});
}

TEST_CASE("there are no more than can be looked at") {
  const TempDir folder;
  std::string text;
  for (int i = 0; i < 1000; ++i) {
    const std::string number = std::to_string(i);
    text += "{\"a\":" + number + ",\"f" + number + "\":1,\"txnId\":\"id-" + number + "\"}\n";
  }
  const SampledEntries entries({folder.write("a", text)});
  CHECK(entries.values(field("a"), "").size() == SampledEntries::kMost);
  CHECK(entries.names("").size() == SampledEntries::kMost);
  CHECK(entries.txn_ids("").size() == SampledEntries::kMost);
}

}  // namespace
}  // namespace gsaw
