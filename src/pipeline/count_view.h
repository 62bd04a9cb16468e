// The number of selected entries (-c), of all or of each file (-H); or only whether there is
// one (-q).
#pragma once

#include <cstdint>

#include "pipeline/output_stream.h"
#include "pipeline/view.h"
#include "render/render_settings.h"

namespace gsaw {

class CountView : public View {
 public:
  // Both must outlive it.
  CountView(const RenderSettings& settings, OutputStream& out) : settings_(settings), out_(out) {}

  void file_ends(const InputFile& file) override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  void finish() override;
  void cut_short() override {}

 private:
  const RenderSettings& settings_;
  OutputStream& out_;
  std::uint64_t of_file_ = 0, of_all_ = 0;
};

class QuietView : public View {
 public:
  ViewNeeds needs() const override { return {.enough_of_a_chunk = 1}; }
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
};

}  // namespace gsaw
