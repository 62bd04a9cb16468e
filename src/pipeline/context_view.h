// The selected entries with those around them, of the same input (-A, -B, -C).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "analyze/keeper.h"
#include "pipeline/context_chunk.h"
#include "pipeline/output_stream.h"
#include "pipeline/view.h"
#include "render/render_settings.h"

namespace gsaw {

// As grep, with entries in place of lines (EntryRule says which): none is shown twice, between
// groups that do not touch stands a line `--`, and behind the last one that -m allows its context
// is still shown, whether or not it is selected itself. An input is a lane: context goes on from
// one file of an svlogd directory to the next.
class ContextView : public View {
 public:
  // `render` and `out` must outlive it.
  ContextView(const ContextSettings& settings, const RenderSettings& render, OutputStream& out);

  ViewNeeds needs() const override;
  std::unique_ptr<EntryTaker> make_taker() override;
  std::unique_ptr<ChunkProduct> make_product() override;
  Wanted add(ChunkResult& result, std::uint64_t entries) override;
  bool is_complete() const override { return due_ == 0; }

 private:
  // Lines of a chunk that may come before a group.
  struct KeptLines {
    Keeper::Kept bytes;
    std::size_t size;
    EntrySpot begin;  // the offset is that in these
    std::uint64_t count;
    std::shared_ptr<const InputFile> file;

    std::string_view lines() const { return {bytes.bytes, size}; }
  };

  void begin_lane();
  void add_groups(const ContextChunk& chunk, std::uint64_t entries, bool is_whole);
  void lead_in(const ContextChunk& chunk);
  void append_limited(const ContextChunk& chunk, std::uint64_t entries);
  void pass_over(ContextChunk& chunk, bool is_limited);
  void keep(const RawLines& tail, bool passed_over);
  void drop_kept();
  std::uint64_t count_kept();
  void append_kept(std::uint64_t skip);
  void append_due(std::string_view lines, const EntrySpot& from, const EntrySpot& until);
  void start(std::string_view lines, const EntrySpot& from, const InputFile& file);
  void append_entry();
  bool is_repeated(const ContextChunk& chunk);

  const ContextSettings settings_;
  const RenderSettings& render_;
  OutputStream& out_;
  std::unique_ptr<Renderer> renderer_;
  EntryWalk walk_;
  Keeper keeper_;

  std::uint32_t lane_ = 0;
  std::shared_ptr<const InputFile> file_;  // of the chunk at hand
  std::uint64_t due_ = 0;                  // entries to be shown behind the last one shown
  // The last entries behind that one, and whether there are others before these.
  std::deque<KeptLines> kept_;
  std::uint64_t kept_count_ = 0;  // lines
  bool passed_over_ = false;
  bool any_ = false;  // something was shown

  std::string text_;  // to be written
  // Of the lines that walk_ goes over, the last of which an entry was appended.
  bool has_last_line_ = false;
  std::size_t last_line_ = 0;
  std::string_view walked_file_;
  std::string scratch_;
};

}  // namespace gsaw
