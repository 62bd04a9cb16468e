// The table of transactions is what a plain recount of the entries gives, however they are read.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "unit/pipeline/pipeline_fixture.h"

namespace gsaw {
namespace {

using testing::make_plan;
using testing::run_every_way;
using testing::TempDir;

struct Entry {
  std::string id, host, message;
  std::optional<int> second;
  int level = 6;  // 3 is err; 0: none
};

std::string as_line(const Entry& entry) {
  std::string line = "{\"version\":\"1.0\",\"short_message\":\"" + entry.message + "\"";
  if (!entry.host.empty()) line += ",\"host\":\"" + entry.host + "\"";
  if (entry.second) line += ",\"timestamp\":" + std::to_string(1'324'857'600 + *entry.second);
  if (entry.level != 0) line += ",\"level\":" + std::to_string(entry.level);
  return line + ",\"_txnId\":\"" + entry.id + "\"}\n";
}

Entry random_entry(std::mt19937& random, int& second) {
  second += static_cast<int>(random() % 4) - (random() % 5 == 0 ? 3 : 0);
  Entry entry;
  entry.id = std::string("t") + std::to_string(random() % 6);
  if (random() % 5 != 0) entry.host = std::string("h") + std::to_string(random() % 6);
  entry.message = "m" + std::to_string(random() % 1000);
  if (random() % 4 != 0) entry.second = second;
  constexpr int kLevels[] = {0, 3, 6, 7};
  entry.level = kLevels[random() % 4];
  return entry;
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "\"" : ",\"") + text + "\"";
  return "[" + list + "]";
}

// By the book: one transaction after another, each from all entries.
std::string recounted(const std::vector<Entry>& entries) {
  struct Row {
    std::string text;
    std::optional<int> begin;
  };
  std::vector<std::string> ids;
  for (const Entry& entry : entries) {
    if (std::find(ids.begin(), ids.end(), entry.id) == ids.end()) ids.push_back(entry.id);
  }
  std::vector<Row> rows;
  for (const std::string& id : ids) {
    const Entry *first = nullptr, *last = nullptr, *last_untimed = nullptr, *error = nullptr;
    std::vector<std::string> hosts;
    int count = 0, errors = 0, worst = 9;
    for (const Entry& entry : entries) {
      if (entry.id != id) continue;
      ++count;
      if (entry.level != 0) worst = std::min(worst, entry.level);
      if (!entry.host.empty() && std::find(hosts.begin(), hosts.end(), entry.host) == hosts.end()) {
        hosts.push_back(entry.host);
      }
      if (entry.level == 3) {
        ++errors;
        const bool is_earlier =
            error == nullptr ||
            (entry.second && (!error->second || *entry.second < *error->second));
        if (is_earlier) error = &entry;
      }
      if (!entry.second) last_untimed = &entry;
      if (!entry.second) continue;
      if (first == nullptr || *entry.second < *first->second) first = &entry;
      if (last == nullptr || *entry.second >= *last->second) last = &entry;
    }
    std::string text = "{\"txn\":\"" + id + "\"";
    const auto clock = [](int second) {
      char time[40];
      std::snprintf(time, sizeof time, "2011-12-26T00:%02d:%02d.000Z", second / 60, second % 60);
      return std::string(time);
    };
    if (first != nullptr) {
      text += ",\"time\":\"" + clock(*first->second) +
              "\",\"duration_ms\":" + std::to_string((*last->second - *first->second) * 1000);
    }
    text += ",\"entry_count\":" + std::to_string(count) + ",\"hosts\":" + quoted_list(hosts) +
            ",\"services\":[]";
    if (worst < 9) {
      text += std::string(",\"worst_level\":\"") +
              (worst == 3 ? "err" : (worst == 6 ? "info" : "debug")) + "\"";
    }
    text += ",\"errors\":" + std::to_string(errors);
    if (error != nullptr) {
      text += ",\"first_error\":{";
      if (error->second) {
        text += "\"offset_ms\":" + std::to_string((*error->second - *first->second) * 1000) + ",";
      }
      text += "\"message\":\"" + error->message + "\"}";
    }
    text += ",\"last_message\":\"" + (last != nullptr ? last : last_untimed)->message + "\"";
    rows.push_back({text, first == nullptr ? std::nullopt : std::optional(*first->second)});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& one, const Row& other) {
    return one.begin && (!other.begin || *one.begin < *other.begin);
  });
  std::string all;
  for (const Row& row : rows) all += row.text + "\n";
  return all;
}

// Whether one is open is another test's business.
std::string without_open(const std::string& json) {
  std::string text;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t end = json.find('\n', at);
    const std::string line = json.substr(at, end - at);
    text += line.substr(0, line.rfind(",\"open\":")) + "\n";
    at = end + 1;
  }
  return text;
}

TEST_CASE("rows are a plain recount, however the inputs are cut") {
  std::mt19937 random(20);
  for (int round = 0; round < 30; ++round) {
    TempDir folder;
    std::vector<Entry> entries;
    std::vector<std::string> paths;
    for (std::size_t file = 0, files = 1 + random() % 3; file < files; ++file) {
      int second = 100;
      std::string text;
      for (std::size_t i = 0, count = random() % 25; i < count; ++i) {
        if (random() % 6 == 0) text += "torn\n";
        entries.push_back(random_entry(random, second));
        text += as_line(entries.back());
      }
      paths.push_back(folder.write(std::to_string(file) + ".log", text));
    }
    Plan plan = make_plan("", paths);
    plan.product = Product::txns;
    plan.render.format = OutputFormat::json;
    CAPTURE(round);
    CHECK(without_open(run_every_way(plan).out) == recounted(entries));
  }
}

}  // namespace
}  // namespace gsaw
