// The last N entries of a run, and the malformed lines that belong with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/chunk_result.h"
#include "pipeline/output_stream.h"

namespace gsaw {

struct MalformedCount {
  std::uint64_t count = 0;
  MalformedPlace first;                   // when there are any
  std::shared_ptr<const InputFile> file;  // of the first
};

// Holds the text of N entries and, of the chunk in which the first of them stands, that of
// the entries before it.
class Tail {
 public:
  // `from_end`: results come in the reverse of their order.
  Tail(std::uint64_t limit, bool from_end) : limit_(limit), from_end_(from_end) {}

  // The next result, of which the first `entries` selected entries count. From the end what
  // comes once it is full does not.
  void add(const ChunkResult& result, std::size_t entries);

  // True when N entries are kept: from the end these are the last.
  bool full() const { return entries_ >= limit_; }

  // Those at or behind the first entry kept; all there were when fewer than N were found.
  // So the answer is the same whether or not what is before was read.
  MalformedCount malformed() const;

  void write(OutputStream& out) const;

 private:
  // The entries of one chunk, one at least.
  struct Part {
    std::string text;
    std::vector<std::size_t> ends;
    std::size_t first = 0;  // the entries before are no longer among the last N
    std::shared_ptr<const InputFile> file;
    std::vector<MalformedRun> malformed;
    MalformedCount behind;  // in the chunks without an entry that follow

    std::size_t size() const { return ends.size() - first; }
    MalformedCount count_malformed(bool from_first_entry) const;
  };

  static Part last_entries(const ChunkResult& result, std::size_t entries, std::size_t count);
  void add_before(Part part);
  void add_behind(Part part);

  const std::uint64_t limit_;
  const bool from_end_;
  std::deque<Part> parts_;  // in order
  std::uint64_t entries_ = 0;
  // Malformed lines before the first part; from the end, all that were met.
  MalformedCount malformed_;
};

}  // namespace gsaw
