// How it is told that an input was not gone through to its end.
#include "input/interruption.h"

#include "base/out_of_memory.h"
#include "input/line_number.h"

namespace gsaw {

Error describe(const Interruption& interruption) {
  const bool is_memory = interruption.reason == Interruption::Reason::out_of_memory;
  std::string message;
  if (interruption.at.file != nullptr) message = shown_place(interruption.at) + ": ";
  message += is_memory ? "out of memory" : "a line of 4 GiB and more cannot be judged";
  return {message + "; nothing from there on was searched",
          is_memory ? std::string(kLessMemory) : "give a smaller --max-line to pass over it"};
}

}  // namespace gsaw
