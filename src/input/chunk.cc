// What is left of a chunk when its file has shrunk.
#include "input/chunk.h"

#include "input/mapped_file.h"
#include "input/newlines.h"

namespace gsaw {

std::string_view Chunk::usable_bytes() const {
  if (mapping == nullptr) return bytes;
  const auto begin = static_cast<std::size_t>(bytes.data() - mapping->bytes().data());
  const std::size_t usable = mapping->usable_size();
  if (usable >= begin + bytes.size()) return bytes;
  if (usable <= begin) return bytes.substr(0, 0);
  // The line that the new end cuts is not whole.
  return whole_lines(bytes.substr(0, usable - begin));
}

}  // namespace gsaw
