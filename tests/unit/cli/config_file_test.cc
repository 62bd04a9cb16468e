// The config file: what it may hold, and that it yields to the command line.
#include "cli/config_file.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cli/parse_arguments.h"

namespace gsaw {
namespace {

using Words = std::vector<std::string>;

// A folder to be XDG_CONFIG_HOME, with gsaw/config.toml in it; gone at the end.
class ConfigHome {
 public:
  explicit ConfigHome(const std::string& text) {
    std::string name = (std::filesystem::temp_directory_path() / "gsaw-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    folder_ = name;
    std::filesystem::create_directory(folder_ / "gsaw");
    std::ofstream(file()) << text;
    setenv("XDG_CONFIG_HOME", folder_.c_str(), 1);
  }
  ~ConfigHome() {
    std::filesystem::remove_all(folder_);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  }
  ConfigHome(const ConfigHome&) = delete;
  ConfigHome& operator=(const ConfigHome&) = delete;

  std::string file() const { return (folder_ / "gsaw" / "config.toml").string(); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

ParsedArguments parse(const Words& words) {
  std::vector<const char*> argv = {"gsaw"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  return parse_arguments(static_cast<int>(argv.size()), argv.data());
}

Options options_with(const std::string& config, const Words& words = {}) {
  const ConfigHome home(config);
  ParsedArguments arguments = parse(words);
  CAPTURE(config);
  CAPTURE(arguments.text);
  REQUIRE(arguments.options);
  return *arguments.options;
}

// What is said after the name of the file.
std::string error_with(const std::string& config) {
  const ConfigHome home(config);
  const ParsedArguments arguments = parse({});
  CAPTURE(config);
  REQUIRE_FALSE(arguments.options);
  CHECK(arguments.status == ExitCode::error);
  const std::string before = "config file '" + home.file() + "': ";
  REQUIRE(arguments.text.starts_with(before));
  return arguments.text.substr(before.size(), arguments.text.find('\n') - before.size());
}

TEST_CASE("every setting") {
  const Options options = options_with(R"(# my defaults
output = "json"
keys = ["a", 'b c', "d"]   # three
hide = "x,y"
color = 'always'
pager="never"
time-zone = "Europe/Berlin"
time-format = "%H:%M # %S, x"
threads = 4
malformed = "skip"
with-filename = true
line-number = true
ignore-case=true
)");
  CHECK(options.output == OutputFormat::json);
  CHECK(options.keys == Words{"a", "b c", "d"});
  CHECK(options.hidden_keys == Words{"x", "y"});
  CHECK(options.color == When::always);
  CHECK(options.pager == When::never);
  CHECK(options.time_zone == "Europe/Berlin");
  CHECK(options.time_format == "%H:%M # %S, x");
  CHECK(options.threads == 4);
  CHECK(options.malformed == MalformedLines::skip);
  CHECK(options.with_filename);
  CHECK(options.line_number);
  CHECK(options.ignore_case);
}

TEST_CASE("a list over several lines, CRLF, a byte order mark, no last newline") {
  const Options options = options_with("\xEF\xBB\xBFkeys = [\r\n  \"a\", # \"x\r\n\r\n 'b',\r\n]");
  CHECK(options.keys == Words{"a", "b"});
  CHECK(options_with("").output == OutputFormat::pretty);
  CHECK(options_with("\n  # nothing\n\n").output == OutputFormat::pretty);
  CHECK(options_with("keys = []").keys.empty());
  CHECK(options_with("time-format = '\"%H\"' # quoted").time_format == "\"%H\"");
  CHECK(options_with("keys = [ 'a#b', '\"[c]\"' ]").keys == Words{"a#b", "\"[c]\""});
}

TEST_CASE("the command line wins") {
  CHECK(options_with("output = \"raw\"", {"-j"}).output == OutputFormat::json);
  CHECK(options_with("keys = [\"a\"]", {"-k", "b"}).keys == Words{"b"});
  CHECK(options_with("hide = [\"a\"]", {"-K", "b"}).hidden_keys == Words{"b"});
  CHECK(options_with("hide = [\"a\"]", {"-k", "a"}).hidden_keys.empty());
  const Options local = options_with("time-zone = \"UTC\"", {"--local"});
  CHECK(local.local);
  CHECK_FALSE(local.time_zone);
  const Options zone = options_with("local = true", {"-Z", "UTC"});
  CHECK_FALSE(zone.local);
  CHECK(zone.time_zone == "UTC");
  CHECK(options_with("this is no config file", {"--no-config"}).output == OutputFormat::pretty);
}

TEST_CASE("--config FILE, and a file that is not there") {
  const ConfigHome home("output = \"raw\"");
  const std::string other = (home.folder() / "other.toml").string();
  std::ofstream(other) << "threads = 3";
  CHECK(parse({"--config", other}).options->output == OutputFormat::pretty);
  CHECK(parse({"--config", other}).options->threads == 3);
  CHECK(parse({"--no-config", "--config", other}).options->threads == 3);
  CHECK(parse({"--config", other, "--no-config"}).options->threads == 0);
  std::filesystem::remove(home.file());
  CHECK(parse({}).options->output == OutputFormat::pretty);
  for (const std::string& path : {home.file(), home.folder().string(), std::string()}) {
    const ParsedArguments arguments = parse({"--config", path});
    CHECK(arguments.status == ExitCode::error);
    CHECK(arguments.text.starts_with("config file '" + path + "': "));
  }
}

TEST_CASE("help does not read the config file") {
  const ConfigHome home("nonsense");
  CHECK(parse({"--help"}).status == ExitCode::matched);
  CHECK(parse({"--version"}).status == ExitCode::matched);
}

TEST_CASE("the default place") {
  setenv("XDG_CONFIG_HOME", "/x", 1);
  CHECK(default_config_path() == "/x/gsaw/config.toml");
  const std::string home = std::getenv("HOME") ? std::getenv("HOME") : "";
  setenv("HOME", "/h", 1);
  for (const char* ignored : {"", "relative"}) {
    setenv("XDG_CONFIG_HOME", ignored, 1);
    CHECK(default_config_path() == "/h/.config/gsaw/config.toml");
  }
  setenv("HOME", "", 1);
  CHECK_FALSE(default_config_path());
  setenv("HOME", home.c_str(), 1);
  setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
}

TEST_CASE("a wrong key or value is named") {
  CHECK(error_with("color = \"red\"") == "line 1: color: 'red' is not one of auto, always, never");
  CHECK(error_with("threads = 0") == "line 1: threads: '0' is not a number from 1 to 256");
  CHECK(error_with("local = 1") == "line 1: local: '1' is not true or false");
  CHECK(error_with("colr = \"red\"") == "line 1: 'colr' is no setting");
  CHECK(error_with("xyzzy = 1") == "line 1: 'xyzzy' is no setting");
  CHECK(error_with("color = [\"auto\", \"never\"]") == "line 1: color takes one value");
  CHECK(error_with("local = true\ntime-zone = \"UTC\"") ==
        "local and time-zone exclude each other");
  for (const std::string key :
       {"query", "txn", "level", "since", "until", "invert-match", "tail", "max-count", "count",
        "quiet", "explain", "decode", "config", "no-config", "help", "version"}) {
    CHECK(error_with(key + " = \"1\"") == "line 1: " + key + " cannot be set in a config file");
  }
}

// All that is said after the name of the file.
std::string whole_error_with(const std::string& config) {
  const ConfigHome home(config);
  const std::string text = parse({}).text;
  const std::size_t begin = text.find("': ") + 3;
  return text.substr(begin, text.rfind("\ntry") - begin);
}

TEST_CASE("where it stands is shown") {
  CHECK(whole_error_with("\n# red\ncolor = \"red\"  # red") ==
        "line 3: color: 'red' is not one of auto, always, never\n"
        "  color = \"red\"  # red\n"
        "           ^~~");
  CHECK(whole_error_with("\xEF\xBB\xBF"
                         "colr = 1\r\n")
            .ends_with("\ndid you mean color?"));
  CHECK(whole_error_with("style.mesage = \"red\"").ends_with("did you mean message?"));
  CHECK(whole_error_with("keys = [\"a\",\n\"\"]").starts_with("line 2: keys: "));
  CHECK(whole_error_with("style.err = \"bold rde\"") ==
        "line 1: 'rde' is no colour\n"
        "  style.err = \"bold rde\"\n"
        "                    ^~~\n"
        "did you mean red?");
}

TEST_CASE("styles and themes") {
  const Options options = options_with("theme = \"light\"\nstyle.err = \"red\"\nstyle.host = \"\"");
  CHECK(options.theme == ThemeName::light);
  REQUIRE(options.styles.size() == 2);
  CHECK(options.styles[0].name == "err");
  CHECK(options.styles[0].style == TextStyle{0, 1});
  CHECK(options.styles[1].style == TextStyle{});
  CHECK(options_with("theme = \"light\"", {"--theme", "dark"}).theme == ThemeName::dark);
  CHECK(error_with("style.err = [\"red\", \"blue\"]") == "line 1: style.err takes one value");
}

TEST_CASE("malformed TOML is never half understood") {
  CHECK(error_with("color = auto") ==
        "line 1: color: a text needs quotes; true, false and digits have none");
  CHECK(error_with("\n\ncolor = \"auto") == "line 3: color: a string has no end");
  CHECK(error_with("color = \"auto\" x").starts_with("line 1: color: something stands"));
  CHECK(error_with("color = \"a\" \"b\"").starts_with("line 1: color: something stands"));
  CHECK(error_with("color = \"\"\"auto\"\"\"").starts_with("line 1: color: something stands"));
  CHECK(error_with("color = \"a\\u0061\"").starts_with("line 1: color: backslashes"));
  CHECK(error_with("color = \"auto\"\ncolor = \"never\"") == "line 2: color: set twice");
  CHECK(error_with("keys = [\"a\"]\nkeys = [\"b\"]") == "line 2: keys: set twice");
  CHECK(error_with("keys = [\"a\",\n\"b\"\n") == "line 1: keys: a list has no ]");
  CHECK(error_with("keys = [\"a\" \"b\"]").starts_with("line 1: keys: "));
  CHECK(error_with("keys = [\"a\",,\"b\"]") == "line 1: keys: a list has an empty place");
  CHECK(error_with("keys = [[\"a\"]]") == "line 1: keys: unexpected [ or ]");
  CHECK(error_with("keys = [,]") == "line 1: keys: a list has an empty place");
  CHECK(error_with("keys = [\"a\"] ]") == "line 1: keys: unexpected [ or ]");
  CHECK(error_with("keys = [\n# [\n") == "line 1: keys: a list has no ]");
  CHECK(error_with("keys = \"a\", \"b\"") == "line 1: keys: a list needs [ and ]");
  CHECK(error_with("threads = 1, 2") == "line 1: threads: a list needs [ and ]");
  CHECK(error_with("threads = 1 2") ==
        "line 1: threads: a text needs quotes; true, false and digits have none");
  CHECK(error_with("local = # true") == "line 1: local: has no value");
  CHECK(error_with("keys = [a]") == "line 1: keys: a list holds only strings in quotes");
  CHECK(error_with("[gsaw]\ncolor = \"auto\"") == "line 1: tables ([name]) are not used");
  CHECK(error_with("local") == "line 1: expected key = value");
  CHECK(error_with("local =") == "line 1: local: has no value");
  CHECK(error_with("=") == "line 1: expected key = value");
  CHECK(error_with("; color = 1") == "line 1: expected key = value");
  CHECK(error_with("a.b = 1") == "line 1: 'a.b' is no setting");
  CHECK(error_with(std::string("\0\x01", 2)) == "line 1: expected key = value");
  CHECK(error_with(std::string(2 << 20, 'x')) == "too large for a config file");
}

}  // namespace
}  // namespace gsaw
