// Which files of a log were read, and how far.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/file_stamp.h"
#include "input/text_mark.h"

namespace gsaw {

struct KnownFile {
  FileStamp stamp;    // when it was read; of a text that is in no file any more zeros
  std::string label;  // that stays with it under every name; empty: none
  TextMark mark = {};
};

class KnownFiles {
 public:
  // In place of what is known of the same file.
  void add(KnownFile file);

  // True when nothing was written to it since it was read, or it is the one with this label: that
  // may be another file by now, and is known by it.
  bool recognize(const FileStamp& stamp, std::string_view label);

  // `label`: of a part of a stream, or empty.
  bool holds_label(std::string_view label) const;

  // What was read of this file, or of one that had its place before.
  std::vector<TextMark> marks_of(const FileIdentity& identity) const;
  std::vector<TextMark> marks() const;
  std::vector<TextMark> marks_without_label() const;

  // Forgets those that are not among these, but for the last kGone: from their text there may come
  // another file.
  static constexpr std::size_t kGone = 16;
  void keep_only(std::span<const FileIdentity> present);

  std::size_t size() const { return files_.size(); }

 private:
  template <class Test>
  std::vector<TextMark> marks_if(Test test) const;

  std::vector<KnownFile> files_;
};

}  // namespace gsaw
