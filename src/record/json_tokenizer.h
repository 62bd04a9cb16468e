// The only user of simdjson: turns text into tokens.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "record/json_walk.h"

namespace gsaw {

// One per thread and text: it keeps its buffers.
class JsonTokenizer {
 public:
  JsonTokenizer();
  ~JsonTokenizer();

  // The tokens of `text`, or none when simdjson finds that it is no JSON; valid until the next
  // call. Every string in it is closed, and has no newline. That it cannot tell is thrown:
  // std::bad_alloc when there is no memory, std::length_error when `text` is 4 GiB or longer.
  std::optional<JsonTokens> tokenize(std::string_view text);

  // Whether `part`, at `begin` in the text that was given last, is as it was then; only debug
  // builds know.
  bool made_of(std::string_view part, std::size_t begin) const;

  void give_back();  // the memory

 private:
  struct Stage1;
  std::unique_ptr<Stage1> stage1_;
};

}  // namespace gsaw
