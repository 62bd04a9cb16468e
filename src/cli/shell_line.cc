// A command line of bash that is still being typed.
#include "cli/shell_line.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace gsaw {
namespace {

constexpr std::string_view kWordBlanks = " \t\n";

struct ShellWord {
  std::string text;
  bool is_known = true;    // it is what is typed, once quotes are taken off
  bool is_target = false;  // of a redirection
};

class Splitter {
 public:
  Splitter(std::string_view text, std::string_view breaks) : text_(text), breaks_(breaks) {}

  void split() {
    while (at_ < text_.size()) {
      if (quote_ != '\0') {
        quoted();
      } else if (has_ended_ = !unquoted(); has_ended_) {
        return;
      }
    }
  }

  // The last one is at the end of the text when `is_in_word`.
  std::vector<ShellWord>& words() { return words_; }
  bool is_in_word() const { return is_in_word_; }
  // The command ends before the text does.
  bool has_ended() const { return has_ended_; }
  char quote() const { return quote_; }
  // Of the last word, when it is at the end, what is not completed.
  std::size_t kept() const { return quote_ != '\0' ? opened_at_ : break_; }
  // Behind the word at the end another begins, as behind a blank.
  void begin_word() {
    if (is_in_word_) return;
    words_.emplace_back().is_target = std::exchange(is_redirected_, false);
    is_in_word_ = true;
  }

 private:
  void add(char c) {
    begin_word();
    words_.back().text += c;
  }

  void open(char quote) {
    begin_word();
    quote_ = quote;
    opened_at_ = words_.back().text.size();
  }

  void quoted() {
    const char c = text_[at_++];
    ShellWord& word = words_.back();
    if (c == quote_) {
      quote_ = '\0';
    } else if (quote_ == '"' && c == '\\' && at_ < text_.size() &&
               std::string_view("$`\"\\").find(text_[at_]) != text_.npos) {
      word.text += text_[at_++];
    } else {
      word.is_known &= quote_ == '\'' || (c != '$' && c != '`');
      word.text += c;
    }
  }

  // False where the command ends.
  bool unquoted() {
    const char c = text_[at_++];
    if (kWordBlanks.find(c) != kWordBlanks.npos) {
      end_word();
    } else if (c == '\'' || c == '"') {
      open(c);
    } else if (c == '\\') {
      if (at_ < text_.size()) add(text_[at_++]);
    } else if (c == '<' || c == '>') {
      redirect();
    } else if (c == ';' || c == '|' || c == '&' || c == '(' || c == ')') {
      end_word();
      return false;
    } else {
      add(c);
      words_.back().is_known &= c != '$' && c != '`';
      if (breaks_.find(c) != breaks_.npos) break_ = words_.back().text.size();
    }
    return true;
  }

  void end_word() {
    is_in_word_ = false;
    break_ = 0;
  }

  // A number right before it is that of a descriptor.
  void redirect() {
    if (is_in_word_ &&
        std::all_of(words_.back().text.begin(), words_.back().text.end(), is_digit)) {
      words_.pop_back();
    }
    end_word();
    is_redirected_ = true;
  }

  std::string_view text_, breaks_;
  std::size_t at_ = 0;
  std::vector<ShellWord> words_;
  bool is_in_word_ = false, is_redirected_ = false, has_ended_ = false;
  char quote_ = '\0';
  std::size_t break_ = 0, opened_at_ = 0;  // places in the word
};

void append_words(std::vector<std::string>& words, std::vector<ShellWord>& from,
                  std::size_t first) {
  for (std::size_t i = first; i < from.size(); ++i) {
    if (!from[i].is_target) words.push_back(std::move(from[i].text));
  }
}

// The words behind the one at the cursor.
std::vector<ShellWord> words_behind(std::string_view line, std::size_t cursor, std::size_t before) {
  Splitter whole(line, {});
  whole.split();
  if (whole.quote() == '\0') {
    auto words = std::move(whole.words());
    // A number before the cursor may turn out to be a redirection's.
    const std::size_t gone = std::min(before, words.size());
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(gone));
    return words;
  }
  // A quote that is open at the cursor, and is never closed, was just typed.
  const std::size_t blank = line.find_first_of(kWordBlanks, cursor);
  if (blank == line.npos) return {};
  Splitter rest(line.substr(blank), {});
  rest.split();
  return std::move(rest.words());
}

}  // namespace

std::optional<ShellLine> read_shell_line(std::string_view line, std::size_t cursor,
                                         std::string_view breaks) {
  cursor = std::min(cursor, line.size());
  Splitter splitter(line.substr(0, cursor), breaks);
  splitter.split();
  if (splitter.has_ended()) return std::nullopt;
  const bool begins = !splitter.is_in_word();
  splitter.begin_word();
  auto& before = splitter.words();
  const ShellWord last = before.back();
  if (!last.is_known || last.is_target || before.size() < 2) return std::nullopt;
  ShellLine read;
  const std::size_t count = before.size();
  append_words(read.words, before, 0);
  if (read.words.size() < 2) return std::nullopt;
  read.current = read.words.size() - 1;
  read.kept = splitter.kept();
  read.quote = splitter.quote();
  // A word that begins right at the cursor is the one that is being typed.
  const bool touches = cursor < line.size() && kWordBlanks.find(line[cursor]) == kWordBlanks.npos;
  auto behind = words_behind(line, cursor, begins && !touches ? count - 1 : count);
  append_words(read.words, behind, 0);
  return read;
}

std::string as_typed_in_shell(std::string_view text, char quote) {
  constexpr std::string_view kPlain = "_./:=@%+,-";
  std::string typed;
  for (const char c : text) {
    if (quote == '\'') {
      typed += c == '\'' ? std::string_view("'\\''") : std::string_view(&c, 1);
    } else if (quote == '"') {
      if (c == '!') {
        typed += "\"'!'\"";  // a backslash before it would stay
        continue;
      }
      if (std::string_view("$`\"\\").find(c) != text.npos) typed += '\\';
      typed += c;
    } else {
      const bool is_plain = is_ascii_letter(c) || is_digit(c) ||
                            static_cast<unsigned char>(c) >= 0x80 || kPlain.find(c) != kPlain.npos;
      if (!is_plain) typed += '\\';
      typed += c;
    }
  }
  return typed;
}

}  // namespace gsaw
