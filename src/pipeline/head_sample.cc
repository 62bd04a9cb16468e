// The first lines of the inputs, kept as they pass.
#include "pipeline/head_sample.h"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "base/byte_scan.h"
#include "base/function_ref.h"
#include "input/chunk_buffer.h"
#include "input/line_number.h"
#include "input/newlines.h"
#include "input/open_file.h"
#include "pipeline/log_scope.h"
#include "query/predicate.h"
#include "record/record_parser.h"

namespace gsaw {
namespace {

// Hands on the records of lines until it, or who gets them, has had enough.
class Reader {
 public:
  using Use = FunctionRef<bool(const Record&, FunctionRef<LinePlace()>)>;

  Reader(std::size_t max_line, Use use) : max_line_(max_line), use_(use) {}

  // True while every line has been read.
  bool has_all() const { return all_; }

  // `place`: of the first of the lines.
  void see(std::string_view lines, const LinePlace& place) {
    std::size_t at = 0;
    while (at < lines.size() && !has_enough()) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size() - 1) + 1;
      see_line(lines.substr(at, end - at),
               [&] { return place_behind(lines.substr(0, at), place); });
      bytes_ += end - at;
      at = end;
    }
    all_ &= at == lines.size();
  }

 private:
  bool has_enough() const {
    return stopped_ || records_ >= HeadSample::kEntries || bytes_ >= HeadSample::kBytes;
  }

  static LinePlace place_behind(std::string_view lines, LinePlace place) {
    place.offset += lines.size();
    if (place.line != 0) place.line += count_newlines(lines);
    return place;
  }

  void see_line(std::string_view line, FunctionRef<LinePlace()> place) {
    if (without_newline(line).size() > max_line_) return;
    const std::size_t count = parser_.parse(line);
    records_ += count;
    for (std::size_t i = 0; i < count && !stopped_; ++i) {
      stopped_ = !use_(parser_.record(i), place);
    }
    all_ &= !stopped_;
  }

  RecordParser parser_;
  const std::size_t max_line_;
  const Use use_;
  std::uint64_t records_ = 0, bytes_ = 0;
  bool stopped_ = false, all_ = true;
};

// Reads pieces of files again, which mostly come one after another from the same file.
class Rereader {
 public:
  explicit Rereader(std::size_t max_line) : limit_{max_line, nullptr} {}

  // The piece's lines but for one that is too long, and where they begin, as of a chunk; valid
  // until the next call. None where they can no longer be read.
  std::optional<Block> read(const HeadPiece& piece) {
    Block block;
    if (piece.owner != nullptr) {
      block.bytes = piece.bytes;
      block.first_line = piece.first_line;
      block.offset = piece.offset;
      return block;
    }
    if (piece.file == nullptr || piece.end == piece.begin) return std::nullopt;
    if (opened_ != piece.file) open(piece);
    if (file_ == nullptr || file_->size() < piece.end) return std::nullopt;
    block.range = {file_, piece.begin, piece.end};
    buffer_.read(block);
    return block.errors.empty() ? std::optional(std::move(block)) : std::nullopt;
  }

 private:
  void open(const HeadPiece& piece) {
    opened_ = piece.file;
    file_.reset();
    FileDescriptor fd = reopen(*piece.file);
    struct stat status {};
    if (!fd.is_open() || ::fstat(fd.get(), &status) != 0) return;
    file_ = std::make_shared<const OpenFile>(std::move(fd), piece.file,
                                             static_cast<std::uint64_t>(status.st_size));
  }

  const LongLineLimit limit_;
  ChunkBuffer buffer_{limit_};
  std::shared_ptr<const InputFile> opened_;
  std::shared_ptr<const OpenFile> file_;
};

// `{` alone, as whoever prints JSON for people writes it; also as an element of an array.
bool begins_spread_object(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == line.npos) return false;
  line = line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
  return line == "{" || line == "[{" || line == "},{" || line == "}, {";
}

// The first field of each entry, as systemd documents.
bool begins_journal_export(std::string_view line) { return line.starts_with("__CURSOR="); }

// Of a malformed line.
std::optional<SpreadEntry> spread_at(std::string_view line, FunctionRef<LinePlace()> place) {
  if (begins_journal_export(line)) return SpreadEntry{place(), true};
  if (begins_spread_object(line)) return SpreadEntry{place(), false};
  return std::nullopt;
}

}  // namespace

// From the end the pieces that came last are the first: those that turn out to stand behind
// enough others are let go.
void HeadSample::add(ChunkResult& result) {
  if (!result.head) return;
  if (result.id.lane != lane_) {
    std::move(lane_pieces_.begin(), lane_pieces_.end(), std::back_inserter(settled_));
    lane_pieces_.clear();
    settled_bytes_ += std::exchange(lane_bytes_, 0);
    lane_ = result.id.lane;
  }
  const std::uint64_t size = result.head->size;
  if (size == 0) return;
  const bool enough = settled_bytes_ + lane_bytes_ >= kBytes;
  if (enough && (!result.from_end || settled_bytes_ >= kBytes)) {
    complete_ = false;
    return;
  }
  lane_bytes_ += size;
  if (!result.from_end) {
    lane_pieces_.push_back(*std::move(result.head));
    return;
  }
  lane_pieces_.push_front(*std::move(result.head));
  while (settled_bytes_ + lane_bytes_ - lane_pieces_.back().size >= kBytes) {
    lane_bytes_ -= lane_pieces_.back().size;
    lane_pieces_.pop_back();
    complete_ = false;
  }
}

bool HeadSample::read(std::size_t max_line, Use use) const {
  Reader reader(max_line, use);
  Rereader rereader(max_line);
  bool has_missed = false;
  const auto see = [&](const HeadPiece& piece) {
    if (!reader.has_all()) return;
    const auto block = rereader.read(piece);
    has_missed |= !block;
    if (!block) return;
    const LogScope scope(piece.file.get());
    reader.see(block->bytes, {piece.file, block->first_line, block->offset});
  };
  for (const HeadPiece& piece : settled_) see(piece);
  for (const HeadPiece& piece : lane_pieces_) see(piece);
  return reader.has_all() && complete_ && !has_missed;
}

SampleReport HeadSample::judge(const CompiledQuery& query, MalformedLines malformed,
                               std::size_t max_line) const {
  Predicate predicate(query);
  SampleReport report;
  report.all = read(max_line, [&](const Record& record, FunctionRef<LinePlace()> place) {
    if (record.malformed) {
      report.malformed.add(1, report.malformed.count == 0 ? place() : LinePlace{});
      if (!report.spread) report.spread = spread_at(record.raw, place);
      return true;
    }
    ++report.entries;
    if (malformed == MalformedLines::only) return true;
    predicate.matches(record);
    predicate.observations().sample_names(record);
    return true;
  });
  report.seen = std::move(predicate.observations());
  return report;
}

std::optional<SpreadEntry> HeadSample::spread_entry(std::size_t max_line) const {
  constexpr std::size_t kMost = 100;  // it is mostly the first
  std::optional<SpreadEntry> first;
  std::size_t seen = 0;
  read(max_line, [&](const Record& record, FunctionRef<LinePlace()> place) {
    if (record.malformed) first = spread_at(record.raw, place);
    return !first && ++seen < kMost;
  });
  return first;
}

}  // namespace gsaw
