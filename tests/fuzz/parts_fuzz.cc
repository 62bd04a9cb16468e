// Entries that a container runtime has split: joined as somebody would who has all lines at hand.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "input/entry_part.h"
#include "input/part_joiner.h"

using namespace gsaw;
using fuzz::require;

namespace {

using Lines = std::vector<std::string>;  // "number:line"

Lines lines_of(std::string_view text) {
  Lines lines;
  fuzz::for_each_line(text, [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

std::string numbered(std::size_t number, std::string_view line) {
  return std::to_string(number) + ':' + std::string(line);
}

// Line by line, whether or not they are in one block.
Lines joined(std::string_view text, bool apart) {
  const LongLineLimit limit;
  PartJoiner joiner(limit);
  Lines lines;
  const auto take = [&] {
    while (const std::optional<FileBlock> out = joiner.take()) {
      std::size_t number = out->block.first_line;
      for (const std::string& line : lines_of(out->block.bytes)) {
        lines.push_back(numbered(number++, line));
      }
    }
  };
  std::size_t number = 1;
  const auto add = [&](std::string_view bytes) {
    const auto own = std::make_shared<const fuzz::OwnBytes>(bytes);
    FileBlock next;
    next.block.bytes = own->view();
    next.block.owner = own;
    next.block.first_line = number++;
    joiner.add(std::move(next));
    take();
  };
  if (apart) {
    fuzz::for_each_line(text, add);
  } else {
    add(text);
  }
  joiner.end_file();
  take();
  return lines;
}

struct Open {
  std::size_t number;
  std::string stream, line, behind;
  std::size_t text;
  unsigned ordinal;
  bool has_newline = false;

  std::string whole(RuntimeLog log, bool is_whole) const {
    std::string all = line;
    end_text(log, all, text);
    all += behind;
    if (is_whole) mark_whole(log, all);
    return numbered(number, has_newline ? all + '\n' : all);
  }
};

Lines joined_plainly(RuntimeLog log, const Lines& lines) {
  Lines out;
  std::vector<Open> open;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto part = entry_part(log, lines[i]);
    auto entry = std::find_if(open.begin(), open.end(), [&](const Open& each) {
      return part && each.stream == part->stream;
    });
    if (entry != open.end() && part->ordinal != 0 && part->ordinal != entry->ordinal + 1) {
      out.push_back(entry->whole(log, false));
      open.erase(entry);
      entry = open.end();
    }
    if (!part || (entry == open.end() && !part->may_be_first())) {
      out.push_back(numbered(i + 1, lines[i]));
      continue;
    }
    if (entry == open.end()) {
      entry = open.insert(open.end(), Open{i + 1, part->stream, std::string(part->before),
                                           std::string(part->behind), part->before.size(), 0});
    }
    append_text(log, entry->line, part->text);
    entry->ordinal = part->ordinal;
    entry->has_newline = lines[i].ends_with('\n');
    if (part->is_last) {
      out.push_back(entry->whole(log, true));
      open.erase(entry);
    } else if (open.size() > PartJoiner::kMostOpen) {
      out.push_back(open.front().whole(log, false));
      open.erase(open.begin());
    }
  }
  for (const Open& entry : open) out.push_back(entry.whole(log, false));
  return out;
}

bool is_proven(RuntimeLog log, const Lines& lines) {
  if (log != RuntimeLog::docker) return log != RuntimeLog::none;
  for (std::size_t i = 0; i < std::min(lines.size(), PartJoiner::kUnproven); ++i) {
    const auto part = entry_part(log, lines[i]);
    if (part && part->is_last) return true;
  }
  return false;
}

void check_search(std::string_view text) {
  for (const RuntimeLog log : {RuntimeLog::cri, RuntimeLog::docker, RuntimeLog::journal}) {
    std::size_t at = 0;
    bool found = false;
    fuzz::for_each_line(text, [&](std::string_view line) {
      const auto part = entry_part(log, line);
      found |= part && part->may_be_first();
      if (!found) at += line.size();
    });
    require(find_split(log, text, 0) == at, "the first part is found", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  const std::string_view text = own.view();
  if (text.empty()) return 0;
  check_search(text);
  const Lines lines = lines_of(text);
  const RuntimeLog log = runtime_log_of(text);
  const Lines together = joined(text, false);
  require(joined(text, true) == together, "blocks do not matter", text);
  const RuntimeLog known = is_proven(log, lines) ? log : RuntimeLog::none;
  require(joined_plainly(known, lines) == together, "entries are joined as plainly", text);
  return 0;
}
