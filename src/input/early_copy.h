// A copy of a text that is still to be read, in the file that it was written to.
#pragma once

#include <string>
#include <string_view>

#include "input/file_stamp.h"
#include "input/text_mark.h"

namespace gsaw {

// It was made while that file was waiting for its turn. If the file is cut before it is read, the
// text is in the copy alone.
struct EarlyCopy {
  std::string path;
  FileStamp stamp;  // when it was compared
  TextMark text;    // all of it then

  // True when `block`, the first that was read of the file since, is of that text; false also where
  // the copy is another by now. `most`: bytes that a block may have.
  bool is_of(std::string_view block, std::size_t most) const {
    if (stamp_of(path) != stamp) return false;
    if (block.size() < text.position() && block.size() < most) return false;
    TextMark read;
    read.add(block.substr(0, text.position()));
    return block.size() < text.position() ? read.may_lead_to(text) : read.looks_like(text);
  }
};

}  // namespace gsaw
