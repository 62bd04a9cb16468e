// A reader that says what it is told, a pipe, and a stream over either.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/file_descriptor.h"
#include "input/stream_source.h"
#include "unit/input/input_fixture.h"

namespace gsaw::testing {

// Gives out one read after another, then the end. A read larger than the room for it is given
// out in parts.
class FakeReader : public ByteReader {
 public:
  struct Read {
    std::string text;
    ReadOutcome outcome = {};  // its bytes are counted from `text`
  };
  explicit FakeReader(std::deque<Read> reads, bool ready = false)
      : reads_(std::move(reads)), ready_(ready) {}

  // `text` in reads of a size; `ready`: none of them has to be waited for.
  static std::unique_ptr<FakeReader> of(std::string_view text, std::size_t size, bool ready) {
    std::deque<Read> reads;
    for (std::size_t at = 0; at < text.size(); at += size) {
      reads.push_back({std::string(text.substr(at, size))});
    }
    return std::make_unique<FakeReader>(std::move(reads), ready);
  }

  ReadOutcome read(std::span<char> to) override {
    REQUIRE_FALSE(to.empty());
    if (reads_.empty()) return {ReadOutcome::Kind::end};
    Read& next = reads_.front();
    ReadOutcome outcome = next.outcome;
    outcome.bytes = std::min(to.size(), next.text.size());
    std::memcpy(to.data(), next.text.data(), outcome.bytes);
    next.text.erase(0, outcome.bytes);
    if (next.text.empty()) reads_.pop_front();
    return outcome;
  }
  bool is_ready() override { return ready_; }

 private:
  std::deque<Read> reads_;
  bool ready_;
};

struct Pipe {
  Pipe() {
    int fds[2] = {-1, -1};
    REQUIRE(::pipe(fds) == 0);
    read_end = FileDescriptor(fds[0]);
    write_end = FileDescriptor(fds[1]);
  }
  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(write_end.get(), text.data(), text.size());
      REQUIRE(written > 0);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void close() { const FileDescriptor closed = std::move(write_end); }

  FileDescriptor read_end;
  FileDescriptor write_end;
};

struct Stream {
  explicit Stream(std::unique_ptr<ByteReader> reader, std::size_t block_size = 1 << 20,
                  LongLineLimit long_lines = {})
      : limit(std::move(long_lines)),
        pool(block_size, 2),
        source(std::move(reader), std::make_shared<InputFile>(InputFile{"pipe", true, false}), pool,
               limit) {}

  // The lines of the next block that has some; "end" when there is none. Errors are among the
  // messages.
  std::string next() {
    while (std::optional<Block> block = source.next()) {
      for (const Error& error : block->errors) messages.diagnostics.error(error);
      if (block->bytes.empty()) continue;
      kept.push_back(*block);
      return std::string(block->bytes);
    }
    return "end";
  }

  Messages messages;
  std::vector<Block> kept;
  LongLineLimit limit;
  BlockPool pool;
  StreamSource source;
};

}  // namespace gsaw::testing
