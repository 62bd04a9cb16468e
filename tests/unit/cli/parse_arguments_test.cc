// Arguments to Options, and what is said of wrong ones.
#include "cli/parse_arguments.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cli/help_text.h"

namespace gsaw {
namespace {

using Words = std::vector<std::string>;

ParsedArguments parse(const Words& words) {
  // No config file of the person who runs the tests.
  setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  std::vector<const char*> argv = {"gsaw"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  return parse_arguments(static_cast<int>(argv.size()), argv.data());
}

Options parsed(const Words& words) {
  ParsedArguments arguments = parse(words);
  CAPTURE(arguments.text);
  REQUIRE(arguments.options);
  CHECK(arguments.text.empty());
  CHECK(arguments.status == ExitCode::matched);
  return *arguments.options;
}

// The message without the line that points at --help.
std::string error_of(const Words& words) {
  const ParsedArguments arguments = parse(words);
  CHECK_FALSE(arguments.options);
  CHECK(arguments.status == ExitCode::error);
  constexpr std::string_view kTry = "\ntry 'gsaw --help'\n";
  REQUIRE(arguments.text.ends_with(kTry));
  return arguments.text.substr(0, arguments.text.size() - kTry.size());
}

TEST_CASE("no arguments are the defaults") {
  const Options options = parsed({});
  CHECK(options.positionals.empty());
  CHECK_FALSE(options.query);
  CHECK(options.output == OutputFormat::pretty);
  CHECK(options.malformed == MalformedLines::show);
  CHECK(options.color == When::automatic);
  CHECK(options.threads == 0);
  CHECK_FALSE(options.max_count);
}

TEST_CASE("argc 0 is no crash") {
  const char* const none[] = {nullptr};
  setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  CHECK(parse_arguments(0, none).options);
}

TEST_CASE("every flag that takes a value, in its short and long forms") {
  for (const Words& words :
       {Words{"-e", "a b"}, Words{"-ea b"}, Words{"--query", "a b"}, Words{"--query=a b"}}) {
    CHECK(parsed(words).query == "a b");
  }
  CHECK(parsed({"-t", "x", "--txn=y", "-tz"}).txns == Words{"x", "y", "z"});
  CHECK(parsed({"-l", "warn"}).level == "warn");
  CHECK(parsed({"--since", "-3h", "--until=now"}).since == "-3h");
  CHECK(parsed({"--since", "-3h", "--until=now"}).until == "now");
  CHECK(parsed({"-m0"}).max_count == 0u);
  CHECK(parsed({"-n", "18446744073709551615"}).tail == 18446744073709551615u);
  CHECK(parsed({"-J", "256"}).threads == 256);
  CHECK(parsed({"-o", "raw"}).output == OutputFormat::raw);
  CHECK(parsed({"-k", "a,b", "-k", "c"}).keys == Words{"a", "b", "c"});
  CHECK(parsed({"-K", "a.b,_c d"}).hidden_keys == Words{"a.b", "_c d"});
  CHECK(parsed({"--malformed", "only"}).malformed == MalformedLines::only);
  CHECK(parsed({"--color=never"}).color == When::never);
  CHECK(parsed({"--pager", "always"}).pager == When::always);
  CHECK(parsed({"-Z", "+02:00"}).time_zone == "+02:00");
  CHECK(parsed({"--time-format", "%H"}).time_format == "%H");
  CHECK(parsed({"--decode", ".rh-1"}).decode == ".rh-1");
}

TEST_CASE("every flag without a value, alone and in a cluster") {
  const Options options = parsed({"-ivcqH", "--line-number", "--local", "--explain"});
  CHECK(options.ignore_case);
  CHECK(options.invert_match);
  CHECK(options.count);
  CHECK(options.quiet);
  CHECK(options.with_filename);
  CHECK(options.line_number);
  CHECK(options.local);
  CHECK(options.explain);
  CHECK(parsed({"-cm5"}).max_count == 5u);
}

TEST_CASE("the later of -j and -o holds") {
  CHECK(parsed({"-j"}).output == OutputFormat::json);
  CHECK(parsed({"-o", "raw", "-j"}).output == OutputFormat::json);
  CHECK(parsed({"-j", "-o", "raw"}).output == OutputFormat::raw);
}

TEST_CASE("a value may look like an option, and be empty") {
  CHECK(parsed({"-e", "--x"}).query == "--x");
  CHECK(parsed({"-e", "--"}).query == "--");
  CHECK(parsed({"-e", ""}).query == "");
  // Values with which CLI11 does something of its own.
  for (const std::string odd : {"{}", "%%", "[]", "[a,b]", "[", "a,b", "++", "true", "\xff"}) {
    CHECK(parsed({"-e", odd}).query == odd);
    CHECK(parsed({"-e" + odd}).query == odd);
    CHECK(parsed({"--query=" + odd, "-t", odd, "-t", odd}).query == odd);
    CHECK(parsed({"--query=" + odd, "-t", odd, "-t", odd}).txns == Words{odd, odd});
  }
  const Options options = parsed({"--query=", "file"});
  CHECK(options.query == "");
  CHECK(options.positionals == Words{"file"});
}

TEST_CASE("positionals keep their order and their bytes, between options too") {
  CHECK(parsed({"a", "-c", "b", "-l", "warn", "-", "c"}).positionals == Words{"a", "b", "-", "c"});
  // Words with which CLI11 does something of its own.
  const Words odd = {"[a,b]", "{}", "++", "%%", "", "x=y", "/e", "=", "\xff\xfe", "a\nb"};
  CHECK(parsed(odd).positionals == odd);
}

TEST_CASE("after -- nothing is an option") {
  CHECK(parsed({"--", "-v", "--", "--query=", "-5"}).positionals ==
        Words{"-v", "--", "--query=", "-5"});
  CHECK_FALSE(parsed({"--", "-v"}).invert_match);
}

TEST_CASE("help and version stop everything else") {
  for (const Words& words : {Words{"-h"}, Words{"--help"}, Words{"x", "--nope", "--help"}}) {
    const ParsedArguments arguments = parse(words);
    CHECK_FALSE(arguments.options);
    CHECK(arguments.status == ExitCode::matched);
    CHECK(arguments.text == short_help());
  }
  CHECK(parse({"--help", "query"}).text == help_on("query"));
  CHECK(parse({"--help=times"}).text == help_on("times"));
  CHECK(parse({"-h", "all"}).text == help_on("all"));
  CHECK(parse({"-V"}).text == version_text());
  CHECK(parse({"-V", "--help"}).text == version_text());
  CHECK(parse({"--color", "red", "--version"}).status == ExitCode::matched);
  CHECK(error_of({"--help", "nope"}) ==
        "no help on 'nope'; the topics are query, times, output, views, input, "
        "formats, examples, all");
}

TEST_CASE("a size is in bytes or units of 1024") {
  CHECK(parsed({}).max_line == 0);
  CHECK(parsed({"--max-line", "1"}).max_line == 1);
  CHECK(parsed({"--max-line", "4294967295"}).max_line == 4294967295u);
  for (const std::string unit : {"m", "M", "mB", "MB", "miB", "MiB"}) {
    CHECK(parsed({"--max-line", "16" + unit}).max_line == 16u << 20);
  }
  CHECK(parsed({"--max-line=512k"}).max_line == 512u << 10);
  CHECK(parsed({"--max-line=3GiB"}).max_line == 3ull << 30);
  CHECK(parsed({"--max-line=0064K"}).max_line == 64u << 10);
  for (const std::string value : {"",
                                  "0",
                                  "0K",
                                  "-1",
                                  "+1",
                                  "4294967296",
                                  "4G",
                                  "4194304K",
                                  "18446744073709551616",
                                  "18014398509481984K",
                                  "17179869184G",
                                  "M",
                                  "1.5M",
                                  "16 M",
                                  " 16M",
                                  "16MX",
                                  "16Mi",
                                  "16B",
                                  "16MIB",
                                  "16Mb",
                                  "16T",
                                  "0x10"}) {
    CHECK(error_of({"--max-line", value}) ==
          "--max-line: '" + value + "' is not a size such as 16M, from 1 byte to just under 4G");
  }
}

TEST_CASE("wrong values are errors that say what is right") {
  const std::string when = "' is not one of auto, always, never";
  CHECK(error_of({"--color", "red"}) == "--color: 'red" + when);
  CHECK(error_of({"--pager=Auto"}) == "--pager: 'Auto" + when);
  CHECK(error_of({"--color="}) == "--color: '" + when);
  CHECK(error_of({"-o", "yaml"}) ==
        "--output: 'yaml' is not one of pretty, json, raw, logfmt, csv, tsv, gelf, "
        "html, perfetto, otlp, graphite");
  CHECK(error_of({"--malformed", "a"}) == "--malformed: 'a' is not one of show, skip, only, fail");
  for (const std::string value : {"x", "-1", "+1", "1.0", "1e3", " 1", "1 ", "0x1", "", "1k"}) {
    CHECK(error_of({"-m", value}) == "--max-count: '" + value + "' is not a whole number");
  }
  CHECK(error_of({"-n", "18446744073709551616"}).ends_with("is too large"));
  for (const std::string value : {"0", "257", "-1", "99999999999999999999", "two"}) {
    CHECK(error_of({"-J", value}) == "--threads: '" + value + "' is not a number from 1 to 256");
  }
  for (const std::string value : {"", ",", "a,", ",a", "a,,b"}) {
    CHECK(error_of({"-k", value}) == "--keys: a field name is empty in '" + value + "'");
    CHECK(error_of({"-K", value}) == "--hide: a field name is empty in '" + value + "'");
  }
  CHECK(error_of({"-t", ""}) == "--txn: the id is empty");
  CHECK(error_of({"-t=x"}) == "--txn: an id does not begin with =, as in '=x'");
  CHECK(error_of({"--count=no"}) == "--count takes no value");
}

TEST_CASE("a missing value names the option") {
  CHECK(error_of({"-e"}) == "--query needs a value: QUERY");
  CHECK(error_of({"x", "-ce"}) == "--query needs a value: QUERY");
  CHECK(error_of({"--max-count"}) == "--max-count needs a value: N");
}

TEST_CASE("flags that exclude each other") {
  CHECK(error_of({"--local", "-Z", "UTC"}) == "--local and --time-zone exclude each other");
  CHECK(error_of({"-e", "a", "-e", "b"}) == "--query is given twice; join the two with 'or'");
}

TEST_CASE("unknown options: the nearest name is suggested") {
  CHECK(error_of({"--tial", "3"}) == "unknown option '--tial'; did you mean --tail?");
  CHECK(error_of({"--timezon=UTC"}) == "unknown option '--timezon'; did you mean --time-zone?");
  CHECK(error_of({"--max", "3"}) ==
        "unknown option '--max'; did you mean --max-count or --max-line?");
  CHECK(error_of({"--time"}) ==
        "unknown option '--time'; did you mean --time-zone or --time-format?");
  CHECK(error_of({"--xyzzy"}) == "unknown option '--xyzzy'");
  CHECK(error_of({"-cX"}) == "unknown option '-X'");
}

TEST_CASE("unknown options of sister tools get a hint") {
  for (const std::string option : {"-g", "-z", "-L", "-R", "-E", "-P", "-x", "--where",
                                   "--filter=a", "--grep", "--json", "--recursive", "--limit"}) {
    const std::string error = error_of({option, "x"});
    CAPTURE(error);
    CHECK(error.starts_with("unknown option '"));
    CHECK(error.find("'; ") != std::string::npos);
    CHECK(error.find('\n') == std::string::npos);
  }
}

TEST_CASE("options that gsaw does not have are not pretended to work") {
  for (const std::string option : {"--zebra", "--top"}) {
    CHECK(error_of({option, "x"}) == "unknown option '" + option + "'");
  }
}

TEST_CASE("hostile arguments") {
  CHECK(error_of({"-5", "x"}) == "unknown option '-5'");
  CHECK(error_of({"-!"}) == "unknown option '-!'");
  CHECK(error_of({"---"}) == "unknown option '---'");
  CHECK(error_of({"--=x"}) == "unknown option '--'");
  CHECK(error_of({"- x"}) == "unknown option '- '");
  // Nothing reaches the terminal that could drive it, and no half of a character.
  CHECK(error_of({"--a\x1b[31m\n"}) == "unknown option '--a\\u001b[31m\\n'");
  CHECK(error_of({"-\xc3\xa9"}) == "unknown option '-\xc3\xa9'");
  CHECK(error_of({"-\xff"}) == "unknown option '-\\xff'");
  CHECK(error_of({"--color", "\x1b]0;x\x07"}).find('\x1b') == std::string::npos);
  CHECK(error_of({"--" + std::string(100000, 'a')}).size() > 100000);
  CHECK(parsed(Words(20000, "x")).positionals.size() == 20000);
  CHECK(parsed(Words(2000, "-c")).count);
}

}  // namespace
}  // namespace gsaw
