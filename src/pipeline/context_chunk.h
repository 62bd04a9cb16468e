// The selected entries of a chunk with those around them, and what its neighbours may need of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/chosen_entries.h"
#include "pipeline/chunk_product.h"
#include "pipeline/entry_walk.h"
#include "pipeline/view.h"
#include "render/renderer.h"

namespace gsaw {

struct ContextSettings {
  // How many entries are shown around each selected one, each less than half of what a
  // std::uint64_t holds.
  std::uint64_t before = 0, after = 0;
  EntryRule entries;
  bool limited = false;  // -m: of the selected entries of a chunk not all may count
  // -n: the selected entries that count, all others are like any; null: all do, as far as `limited`
  // allows.
  std::shared_ptr<const ChosenEntries> chosen;
};

// What stands between groups that do not touch; nothing in JSON, which it would not be.
std::string_view group_separator(const RenderSettings& settings);

// A run of whole lines of a chunk.
struct RawLines {
  std::string bytes;
  EntrySpot begin;  // in the chunk; of its line the records before it are not meant
  // Of these that hold entries.
  std::uint64_t count = 0;

  void clear();
};

// Of each chunk, with selected entries or not, a few raw lines are handed on. What of them is
// needed is known, parsed and rendered when the chunks are back in order.
struct ContextChunk : ChunkProduct {
  // A selected entry that counts: where it stands, and where in `text` it ends.
  struct Shown {
    EntrySpot spot;
    std::size_t end;
  };

  bool begun = false;  // what follows is set
  RawLines head;       // the first lines, one more with entries than there are to be behind one

  // The groups, as they are to be written, but for what belongs to them in other chunks.
  std::string text;
  std::vector<Shown> shown;
  // When there are any: the first entry shown; where it ends in `text`; and how many are lacking
  // before it, as the chunk begins with it.
  EntrySpot first;
  std::size_t first_end = 0;
  std::uint64_t lacking = 0;

  // At the end: how many more are to be shown behind the last; else the last of those behind it.
  std::uint64_t due = 0;
  RawLines tail;
  bool passed_over = false;  // there are others between the last one shown and these
  // Where settings.limited: the lines from the first selected entry on to those behind the last.
  RawLines from_first;

  void clear() override;
  std::size_t memory() const override;
  std::uint64_t rendered() const override { return text.size(); }
};

// Renders the groups of a chunk.
class ContextTaker : public EntryTaker {
 public:
  // `render` must outlive it.
  ContextTaker(const ContextSettings& settings, const RenderSettings& render);

  void take(const Record& record, const EntryPlace& place, ChunkProduct& product) override;
  void end_chunk(const Chunk& chunk, ChunkProduct& product) override;

 private:
  bool is_chosen(const EntryPlace& place);
  void begin(const Chunk& chunk, ContextChunk& made);
  void append_behind(const EntrySpot& until, ContextChunk& made);
  void append_before(const EntrySpot& selected, ContextChunk& made);
  void append(const Record& record, const EntrySpot& spot, bool is_context, ContextChunk& made);
  void keep_tail(ContextChunk& made);
  void keep_from_first(ContextChunk& made);
  EntrySpot spot_before(const EntrySpot& spot, std::size_t offset) const;

  const ContextSettings settings_;
  const std::string_view separator_;
  std::unique_ptr<Renderer> renderer_;
  EntryWalk walk_;
  // Of the chunk at hand.
  std::string_view bytes_;
  std::string_view file_;
  EntrySpot next_;         // behind the last entry shown
  std::uint64_t due_ = 0;  // how many there are to be shown behind it
  std::size_t last_line_ = 0;
  bool any_ = false;  // an entry was shown, last one of last_line_
  // Where settings_.chosen: the chunk at hand, and the places in its file.
  std::optional<ChunkId> asked_of_;
  const ChosenEntries::Places* chosen_ = nullptr;
};

}  // namespace gsaw
