// What of an entry's text the query was looking for: shown in colour.
#include "query/highlight.h"

#include <re2/re2.h>

namespace gsaw {
namespace {

constexpr std::size_t kMaxPatterns = 100;

class Collector {
 public:
  void collect(const Node& node) {
    std::visit([&](const auto& kind) { from(kind); }, node.kind);
  }

  const std::vector<std::string>& patterns() const { return patterns_; }

 private:
  void literal(const std::string& text) {
    if (!text.empty()) patterns_.push_back(re2::RE2::QuoteMeta(text));
  }

  template <class Other>
  void from(const Other&) {}
  void from(const TextTerm& text) { literal(text.value.text); }
  void from(const Equals& equals) {
    if (!equals.value.glob) literal(equals.value.text);
  }
  void from(const Contains& contains) { literal(contains.value.text); }
  void from(const Matches& matches) {
    patterns_.push_back((matches.ignore_case ? "(?i:" : "(?:") + matches.regex + ")");
  }
  void from(const OneOf& one_of) {
    for (const Literal& value : one_of.values) {
      if (!value.glob) literal(value.text);
    }
  }
  void from(const TxnIs& txn) {
    for (const std::string& id : txn.ids) literal(id);
  }
  void from(const And& node) {
    for (const NodePtr& term : node.terms) collect(*term);
  }
  void from(const Or& node) {
    for (const NodePtr& term : node.terms) collect(*term);
  }

  std::vector<std::string> patterns_;
};

}  // namespace

std::shared_ptr<const re2::RE2> highlight_pattern(const Node& root, bool ignore_case) {
  Collector collector;
  collector.collect(root);
  const auto& patterns = collector.patterns();
  if (patterns.empty() || patterns.size() > kMaxPatterns) return nullptr;
  std::string all;
  for (const std::string& pattern : patterns) {
    if (!all.empty()) all += '|';
    all += pattern;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignore_case);
  auto regex = std::make_shared<const re2::RE2>(all, options);
  return regex->ok() ? regex : nullptr;
}

}  // namespace gsaw
