// The one interface of every output format.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "record/record.h"
#include "render/render_settings.h"

namespace gsaw {

// Where an entry came from, for -H and --line-number.
struct EntryOrigin {
  std::string_view file;          // as named on the command line
  std::uint64_t line_number = 0;  // from 1
  bool is_same_line = false;      // the one of the entry that was appended before
  bool is_context = false;        // not selected, but near an entry that is: not highlighted
  bool is_shown = false;          // the line is a batch, of which another entry was appended before

  // What stands behind the file and behind the line number, as grep has it.
  char mark() const { return is_context ? '-' : ':'; }
};

// Appends entries to a chunk's buffer. One per thread: it keeps scratch space.
class Renderer {
 public:
  virtual ~Renderer() = default;
  // Appends the entry, ending in a newline. A format that has no form for malformed
  // entries appends nothing for them.
  virtual void append(std::string& out, const Record& record, const EntryOrigin& origin) = 0;
  // What stands once before all entries.
  virtual std::string heading() const { return {}; }
};

// `settings` must outlive the renderer.
std::unique_ptr<Renderer> make_renderer(const RenderSettings& settings);

}  // namespace gsaw
