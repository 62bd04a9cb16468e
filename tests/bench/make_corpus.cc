// Makes a log for benchmarks: make_corpus VARIANT SIZE SEED FILE [IDS_FILE COUNT].
// The same arguments give the same bytes on every machine. README.md says what is in it.
#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <optional>

#include "log_lines.h"

namespace gsaw {
namespace {

struct Variant {
  std::string_view name;
  LineWriter write;
};

constexpr Variant kVariants[] = {
    {"gelf", write_gelf},      {"short", write_short_gelf},
    {"long", write_long_gelf}, {"escaped", write_escaped_gelf},
    {"pino", write_pino},      {"deep", write_deep_gelf},
};
constexpr unsigned kRareLines = 8;
constexpr std::size_t kBlock = 1 << 20;  // bytes a write

struct Arguments {
  LineWriter write = nullptr;
  std::uint64_t size = 0;  // bytes; the last line may go past it
  std::uint64_t seed = 0;
  const char* file = nullptr;
  const char* ids_file = nullptr;
  std::uint64_t ids = 0;
};

bool read_number(const char* text, std::uint64_t& number) {
  const char* end = text + std::strlen(text);
  const auto result = std::from_chars(text, end, number);
  return result.ec == std::errc() && result.ptr == end;
}

std::optional<Arguments> read_arguments(int count, char** values) {
  if (count != 5 && count != 7) return std::nullopt;
  Arguments arguments;
  for (const Variant& variant : kVariants) {
    if (variant.name == values[1]) arguments.write = variant.write;
  }
  arguments.file = values[4];
  bool good = arguments.write && read_number(values[2], arguments.size) &&
              read_number(values[3], arguments.seed);
  if (count == 7) {
    arguments.ids_file = values[5];
    good = good && read_number(values[6], arguments.ids);
  }
  return good ? std::optional(arguments) : std::nullopt;
}

// A file that is written in order.
class OutputFile {
 public:
  explicit OutputFile(const char* path)
      : descriptor_(::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {}
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() { ::close(descriptor_); }

  // False when it could not be opened, or the disk is full.
  bool write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(descriptor_, text.data(), text.size());
      if (written <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

 private:
  int descriptor_;
};

// Every other id is of a transaction in the corpus, as far as it has enough of them.
class IdSample {
 public:
  IdSample(std::uint64_t count, std::uint64_t corpus_size)
      : left_(count), step_(corpus_size / (count / 2 + 1) + 1), next_at_(step_) {}

  void look(std::uint64_t at, Traffic& traffic) {
    if (left_ == 0 || at < next_at_ || traffic.newest_id() == last_) return;
    last_ = traffic.newest_id();
    next_at_ += step_;
    add(last_);
    add(traffic.absent_id());
  }

  std::string_view finish(Traffic& traffic) {
    while (left_ > 0) add(traffic.absent_id());
    return lines_.text();
  }

 private:
  void add(std::string_view id) {
    if (left_ == 0) return;
    lines_.add(id, "\n");
    --left_;
  }

  std::uint64_t left_;
  std::uint64_t step_;  // bytes of corpus between two of them
  std::uint64_t next_at_;
  std::string last_;
  LineBuffer lines_;
};

bool make_corpus(const Arguments& arguments) {
  Traffic traffic(arguments.seed);
  SeededRandom random(arguments.seed ^ 0x10c5);
  IdSample ids(arguments.ids, arguments.size);
  OutputFile file(arguments.file);
  LineBuffer block;
  unsigned rare = 0;
  for (std::uint64_t written = 0; written + block.size() < arguments.size;) {
    const std::uint64_t at = written + block.size();
    // In the middle of each of as many equal parts.
    const bool rare_now =
        rare < kRareLines && at >= arguments.size * (2 * rare + 1) / (2 * kRareLines);
    rare += rare_now;
    arguments.write(rare_now ? traffic.rare() : traffic.next(), random, block);
    ids.look(at, traffic);
    if (block.size() < kBlock && written + block.size() < arguments.size) continue;
    if (!file.write(block.text())) return false;
    written += block.size();
    block.clear();
  }
  return !arguments.ids_file || OutputFile(arguments.ids_file).write(ids.finish(traffic));
}

}  // namespace
}  // namespace gsaw

int main(int argc, char** argv) {
  const auto arguments = gsaw::read_arguments(argc, argv);
  if (!arguments) {
    std::fputs(
        "usage: make_corpus gelf|short|long|escaped|pino|deep BYTES SEED FILE [IDS_FILE COUNT]\n",
        stderr);
    return 2;
  }
  if (gsaw::make_corpus(*arguments)) return 0;
  std::perror("make_corpus");
  return 1;
}
