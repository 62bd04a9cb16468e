// The entry as its producer wrote it.
#pragma once

#include "render/renderer.h"

namespace gsaw {

// The bytes of each entry, malformed ones too; where they hold several entries, once. Nothing is
// escaped, also not the file's name of -H.
class RawRenderer final : public Renderer {
 public:
  explicit RawRenderer(const RenderSettings& settings) : settings_(settings) {}
  void append(std::string& out, const Record& record, const EntryOrigin& origin) override;

 private:
  const RenderSettings& settings_;
  std::uint32_t last_part_ = 0;
};

}  // namespace gsaw
