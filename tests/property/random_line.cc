// Random lines of a log.
#include "property/random_line.h"

#include <string_view>

#include "property/json_numbers.h"
#include "property/json_spelling.h"

namespace gsaw::property {
namespace {

constexpr std::string_view kKeys[] = {"a",  "b",    "c", "a",    "b",    "ab",
                                      "_a", "_b",   "",  "a.b",  "_a.b", "b.c",
                                      "A",  "a[0]", "é", "a\"b", "\\x",  "a.b.c"};
constexpr std::string_view kPieces[] = {"a",      "b",
                                        "ab",     "é",
                                        "É",      "σ",
                                        "ς",      "Σ",
                                        "/",      "\"",
                                        "\\",     "😀",
                                        " ",      "\n",
                                        "\t",     "*",
                                        "u0061",  "true",
                                        "null",   "1",
                                        "0",      ".",
                                        "A",      "x22",
                                        "K",      "\xE2\x84\xAA",
                                        "\u017F", "task",
                                        "TASK",   "alpha",
                                        "bet",    "elvin",
                                        "a/b",    "ta",
                                        "k",      "t",
                                        "-",      "e1"};
constexpr std::string_view kWhole[] = {"1",
                                       "01",
                                       "1.0",
                                       "-1",
                                       "+1",
                                       "007",
                                       "1e1",
                                       "250ms",
                                       "1.5s",
                                       "2m",
                                       "1m30s",
                                       "0.25s",
                                       "250",
                                       "9007199254740993",
                                       "1kB",
                                       "1 KiB",
                                       "300B",
                                       "0.5k",
                                       "10.1.2.3",
                                       "10.200.0.1",
                                       "11.0.0.1",
                                       "::ffff:10.1.2.3",
                                       "2001:db8::1",
                                       "2011-12-26T22:53:38Z",
                                       "2011-12-26T01:30:00+02:00"};

class LineWriter {
 public:
  explicit LineWriter(Random& random) : random_(random) {}

  std::string take() { return std::move(out_); }

  void write_object(int depth) {
    write_container('{', '}', [&] {
      write_string(random_.pick(kKeys));
      blanks();
      out_ += ':';
      blanks();
      write_value(depth);
    });
  }

  void blanks() {
    constexpr std::string_view kBlanks[] = {" ", "  ", "\t", "\r", " \t "};
    if (random_.once_in(12)) out_ += random_.pick(kBlanks);
    if (random_.once_in(400)) out_ += '\0';
  }

 private:
  template <class WriteItem>
  void write_container(char open, char close, WriteItem write_item) {
    out_ += open;
    const std::size_t count = random_.below(5);
    for (std::size_t i = 0; i < count; ++i) {
      blanks();
      write_item();
      blanks();
      if (i + 1 < count || random_.once_in(60)) out_ += ',';
    }
    blanks();
    out_ += close;
  }

  void write_value(int depth) {
    switch (random_.below(depth > 0 ? 10 : 7)) {
      case 0:
        out_ += random_.once_in(2) ? "true" : "false";
        break;
      case 1:
        out_ += "null";
        break;
      case 2:
      case 3:
        out_ += random_.pick(kJsonNumbers);
        break;
      case 7:
        write_object(depth - 1);
        break;
      case 8:
      case 9:
        write_container('[', ']', [&] { write_value(depth - 1); });
        break;
      default:
        write_text();
    }
  }

  void write_text() {
    if (random_.once_in(4)) return write_string(random_.pick(kWhole));
    std::string text;
    for (std::size_t count = random_.below(4); count > 0; --count) text += random_.pick(kPieces);
    write_string(text);
  }

  void write_string(std::string_view text) {
    constexpr std::string_view kOddities[] = {"\\ud800", "\\udc00\\ud83d", "\xFF", "\xC3",   "\\x",
                                              "\\u12",   "\x01",           "\x7F", "\\u0000"};
    out_ += '"';
    append_spelled(out_, text, random_, 8);
    if (random_.once_in(30)) out_ += random_.pick(kOddities);
    out_ += '"';
  }

  Random& random_;
  std::string out_;
};

// Takes a byte out, puts one in, or cuts the line off.
void damage(std::string& line, Random& random) {
  constexpr std::string_view kBytes = "{}[]\",:\\ae1-. \xFF";
  const std::size_t at = random.below(line.size());
  switch (random.below(3)) {
    case 0:
      line.erase(at, 1);
      break;
    case 1:
      line.insert(at, 1, kBytes[random.below(kBytes.size())]);
      break;
    default:
      line.resize(at);
  }
}

}  // namespace

std::string random_line(Random& random) {
  constexpr int kDepth = 3;
  LineWriter writer(random);
  if (random.once_in(50)) writer.blanks();
  writer.write_object(kDepth);
  while (random.once_in(25)) {
    writer.blanks();
    writer.write_object(kDepth);
  }
  std::string line = writer.take();
  if (random.once_in(12)) damage(line, random);
  if (random.once_in(100)) line.insert(0, "\xEF\xBB\xBF");
  return line;
}

}  // namespace gsaw::property
