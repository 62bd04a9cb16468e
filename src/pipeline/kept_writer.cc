// Kept entries to text and out: any thread takes the next block, and writes it when it is its turn.
#include "pipeline/kept_writer.h"

#include <fmt/format.h>

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/terminal_escape.h"
#include "pipeline/kept_parser.h"
#include "pipeline/log_scope.h"
#include "pipeline/shown_lines.h"
#include "pipeline/worker_pool.h"
#include "render/renderer.h"

namespace gsaw {
namespace {

// Entries of a block: some 100 KB of lines, enough that a turn costs nothing beside them.
constexpr std::size_t kBlock = 256;

struct EntryBlock {
  std::uint64_t number = 0;
  std::vector<KeptEntry> entries;
  std::vector<bool> is_shown;       // the line is, of each of them
  std::optional<KeptEntry> before;  // the entry before these
};

// What could not be shown, as the file was changed.
struct Changed {
  std::uint64_t count = 0;
  std::string file;  // of the first of them
};

}  // namespace

class KeptWriter::Job {
 public:
  Job(const KeptWriter& writer, Next next) : writer_(writer), next_(next) {}

  // On one thread; throws nothing.
  void work(WorkerPool& workers) {
    try {
      const std::unique_ptr<Renderer> renderer = make_renderer(writer_.render_);
      KeptParser parser(KeptParser::kRoom / writer_.settings_.threads);
      EntryBlock block;
      std::string text;
      while (take(block)) {
        workers.note_work(bytes_of(block));
        text.clear();
        const Changed changed = render(block, parser, *renderer, text);
        write(block.number, text, changed);
      }
    } catch (...) {
      fail();
    }
  }

  const Changed& changed() const { return changed_; }
  const std::exception_ptr& failure() const { return failure_; }

 private:
  static std::size_t bytes_of(const EntryBlock& block) {
    std::size_t bytes = 0;
    for (const KeptEntry& entry : block.entries) bytes += entry.size;
    return bytes;
  }

  bool is_interrupted() const {
    return writer_.settings_.interrupt != nullptr && writer_.settings_.interrupt->requested();
  }

  bool take(EntryBlock& block) {
    const std::lock_guard lock(taking_);
    block.entries.clear();
    if (done_ || is_interrupted()) return false;
    next_(kBlock, block.entries);
    if (block.entries.empty()) return false;
    block.is_shown.clear();
    for (const KeptEntry& entry : block.entries) block.is_shown.push_back(lines_.holds(entry));
    block.number = taken_++;
    block.before = std::exchange(last_, block.entries.back());
    return true;
  }

  Changed render(const EntryBlock& block, KeptParser& parser, Renderer& renderer,
                 std::string& text) {
    Changed changed;
    const KeptEntry* before = block.before ? &*block.before : nullptr;
    std::size_t ahead = 0;
    for (const KeptEntry& entry : block.entries) {
      const InputFile& file = writer_.store_.file_of(entry);
      const LogScope scope(&file);
      const auto index = static_cast<std::size_t>(&entry - block.entries.data());
      if (index == ahead) ahead += parser.read_ahead(std::span(block.entries).subspan(index));
      const Record* const record = parser.parse(entry);
      if (record == nullptr) {
        if (changed.count++ == 0) changed.file = file.name;
        continue;
      }
      const bool is_same_line = before != nullptr && are_of_one_line(*before, entry);
      before = &entry;
      renderer.append(text, *record,
                      {file.name, entry.place, is_same_line, false, block.is_shown[index]});
    }
    return changed;
  }

  void write(std::uint64_t number, const std::string& text, const Changed& changed) {
    std::unique_lock lock(writing_);
    turn_.wait(lock, [&] { return number == written_ || failure_ != nullptr; });
    if (failure_ != nullptr) return;
    if (!writer_.out_.write_entries(text, true)) stop();
    if (changed_.count == 0) changed_.file = changed.file;
    changed_.count += changed.count;
    ++written_;
    turn_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(taking_);
    done_ = true;
  }

  // Memory ran out: nobody's turn comes any more.
  void fail() {
    stop();
    const std::lock_guard lock(writing_);
    if (failure_ == nullptr) failure_ = std::current_exception();
    turn_.notify_all();
  }

  const KeptWriter& writer_;
  const Next next_;
  std::mutex taking_;  // guards what follows; may be taken under the other, never the reverse
  bool done_ = false;
  std::uint64_t taken_ = 0;
  ShownLines lines_;
  std::optional<KeptEntry> last_;
  std::mutex writing_;  // guards what follows
  std::condition_variable turn_;
  std::uint64_t written_ = 0;
  Changed changed_;
  std::exception_ptr failure_;
};

void KeptWriter::write(Next next, Diagnostics& diagnostics) {
  Job job(*this, next);
  WorkerPool(settings_.threads).run([&job](WorkerPool& workers) { job.work(workers); });
  if (job.failure() != nullptr) std::rethrow_exception(job.failure());
  if (job.changed().count == 0) return;
  const std::uint64_t count = job.changed().count;
  diagnostics.error({fmt::format("{} of the selected entries {} not shown: {} changed while it "
                                 "was being read",
                                 count, count == 1 ? "is" : "are", printable(job.changed().file)),
                     ""});
}

}  // namespace gsaw
