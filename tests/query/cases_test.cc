// Runs *.cases files: a query, then lines that it must and must not match. README.md
// beside it says what a case file looks like. Usage: gsaw_query_cases FILE...
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/candidate_scan.h"
#include "query/compiled_query.h"
#include "query/parser.h"
#include "query/predicate.h"
#include "query/prefilter.h"
#include "query/value_file.h"
#include "record/journal_log.h"
#include "record/record_parser.h"

using namespace gsaw;

namespace {

constexpr Nanoseconds kNow = 1324900800 * kNanosPerSecond;  // 2011-12-26 12:00:00 UTC

// `yes: {...}` apart. `key` may be followed by words in parentheses.
struct CaseLine {
  std::string_view key;
  std::string value;
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

// `<0A>` becomes the byte; anything else stays.
std::string with_bytes(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view code = text.substr(i, 4);
    if (code.size() == 4 && code[0] == '<' && code[3] == '>') {
      const std::size_t high = kHex.find(code[1]), low = kHex.find(code[2]);
      if (high != std::string_view::npos && low != std::string_view::npos) {
        out += static_cast<char>(high * 16 + low);
        i += 3;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

std::optional<CaseLine> split(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view key = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  constexpr std::string_view kBytes = " (bytes)";
  if (!key.ends_with(kBytes)) return CaseLine{key, std::string(value)};
  key.remove_suffix(kBytes.size());
  return CaseLine{key, with_bytes(value)};
}

QueryResult<NodePtr> read_query(const CaseLine& head) {
  if (head.key == "level") return parse_level_spec(head.value);
  if (head.key == "txn") return make_node(TxnIs{{head.value}});
  return parse_query(head.value, TimeContext{kNow, TimeZone()});
}

// One case file as it is read, line by line.
class CaseFile {
 public:
  explicit CaseFile(std::string path) : path_(std::move(path)) {}

  // Prints what is wrong; true when nothing is.
  bool run() {
    std::ifstream in(path_, std::ios::binary);
    if (!in) return complain("cannot read");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      ++line_number_;
      read_line(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
    end_block();
    if (cases_ == 0) complain("holds no case");
    fmt::print("{}: {} cases, {} wrong\n", path_, cases_, wrong_);
    return wrong_ == 0;
  }

 private:
  void read_line(std::string_view text) {
    const std::string_view line = trimmed(text);
    if (line.empty() || line.starts_with('#')) return;
    const auto part = split(line);
    if (!part) {
      complain("no `word:` at its start");
    } else if (part->key == "query" || part->key == "level" || part->key == "txn") {
      end_block();
      begin_block(*part);
    } else if (!head_) {
      complain("stands before the first query");
    } else if (part->key == "option") {
      read_option(part->value);
    } else if (part->key == "error") {
      check_error(part->value);
    } else if (part->key == "yes" || part->key == "no") {
      check_verdict(part->key == "yes", part->value);
    } else {
      complain(fmt::format("{} is not known", part->key));
    }
  }

  void begin_block(const CaseLine& head) {
    head_ = CaseLine{head.key, head.value};
    head_line_ = line_number_;
    block_cases_ = 0;
    settings_ = {};
    in_journal_ = false;
    compiled_.reset();
  }

  void end_block() {
    if (head_ && block_cases_ == 0) complain("has no yes, no or error", head_line_);
  }

  void read_option(const std::string& option) {
    if (block_cases_ != 0) {
      complain("an option stands before the first case");
    } else if (option == "-i") {
      settings_.ignore_case = true;
    } else if (option == "journal") {
      in_journal_ = true;
    } else if (const auto newest = parse_time_expr(option, {kNow, TimeZone()});
               newest && !option.starts_with('-')) {
      settings_.newest = newest->value;  // what `end` stands for
    } else {
      complain(fmt::format("option {} is not known", option));
    }
  }

  void check_error(const std::string& part) {
    count_case();
    const auto node = read_query(*head_);
    if (node) {
      const auto made = load_and_compile(**node);
      if (made) {
        complain(fmt::format("`{}` is no error", head_->value));
      } else if (made.error().message.find(part) == std::string::npos) {
        complain(fmt::format("the error is: {}", made.error().message));
      }
      return;
    }
    const std::string said = node.error().message + "; " + node.error().suggestion;
    if (said.find(part) == std::string::npos) complain(fmt::format("the error is: {}", said));
  }

  void check_verdict(bool expected, const std::string& line) {
    count_case();
    if (!compile()) return;
    const JournalLogScope scope(in_journal_);
    Predicate predicate(*compiled_);
    bool matched = false;
    const std::size_t records = parser_.parse(line);
    for (std::size_t i = 0; i < records; ++i) {
      matched = predicate.matches(parser_.record(i)) || matched;
    }
    if (matched && candidates_ && !candidates_->may_match(line)) {
      complain(fmt::format("the prefilter of `{}` loses {}", head_->value, line));
    }
    if (matched != expected) {
      complain(fmt::format("`{}` must {}match {}", head_->value, expected ? "" : "not ", line));
    }
  }

  bool compile() {
    if (compiled_) return true;
    const auto node = read_query(*head_);
    if (!node) return complain(fmt::format("`{}`: {}", head_->value, node.error().message));
    auto compiled = load_and_compile(**node);
    if (!compiled) return complain(fmt::format("`{}`: {}", head_->value, compiled.error().message));
    compiled_ = *std::move(compiled);
    candidates_.reset();
    const Prefilter prefilter = make_prefilter(**node, settings_.ignore_case);
    if (!prefilter.active()) return true;
    candidates_.emplace(in_journal_ ? for_journal(prefilter) : prefilter, settings_);
    return true;
  }

  Result<CompiledQuery> load_and_compile(Node& node) const {
    if (auto loaded = load_value_files(node); !loaded) return tl::unexpected(loaded.error());
    return compile_query(node, settings_);
  }

  void count_case() {
    ++block_cases_;
    ++cases_;
  }

  bool complain(std::string_view problem, int line = 0) {
    fmt::print(stderr, "{}:{}: {}\n", path_, line == 0 ? line_number_ : line, problem);
    ++wrong_;
    return false;
  }

  std::string path_;
  std::optional<CaseLine> head_;
  int head_line_ = 0, line_number_ = 0;
  int cases_ = 0, block_cases_ = 0, wrong_ = 0;
  CompileSettings settings_;
  bool in_journal_ = false;
  std::optional<CompiledQuery> compiled_;
  std::optional<CandidateFinder> candidates_;  // when the query has needles
  RecordParser parser_;
};

}  // namespace

int main(int argc, char** argv) {
  bool good = argc > 1;
  std::vector<std::filesystem::path> paths;
  for (int i = 1; i < argc; ++i) paths.push_back(std::filesystem::absolute(argv[i]));
  for (const auto& path : paths) {
    // `in @file` names files that stand beside the cases.
    std::filesystem::current_path(path.parent_path());
    good = CaseFile(path.string()).run() && good;
  }
  return good ? 0 : 1;
}
