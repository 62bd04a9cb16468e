// What views have in common that add up what chunks have made, and show it when all is read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/output_stream.h"
#include "pipeline/unread_roles.h"
#include "pipeline/view.h"
#include "render/render_settings.h"
#include "render/screen.h"

namespace gsaw {

// What they have made: a table with clear() and memory(), and which roles their entries lack.
template <class Table>
struct SummedChunk : ChunkProduct {
  explicit SummedChunk(Table empty = Table()) : table(std::move(empty)) {}

  Table table;
  UnreadRoles unread;

  void clear() override {
    table.clear();
    unread = {};
  }
  std::size_t memory() const override { return table.memory(); }
};

// Its products are of the kind Chunk. Holds a table, and no entries.
template <class Table>
class SummedView : public View {
 public:
  using Chunk = SummedChunk<Table>;

  Wanted add(ChunkResult& result, std::uint64_t entries) final {
    result.tally.noted.add_to(lines_);
    if (entries == 0 || result.product == nullptr) return Wanted::more;
    auto& chunk = static_cast<Chunk&>(*result.product);
    merge(chunk.table, result);
    add_unread(unread_, chunk.unread);
    return out_.open() ? Wanted::more : Wanted::nothing;
  }

  void finish() final {
    show();
    add_unread(lines_.unread, unread_);
  }

  std::string_view why_nothing() const final { return why_nothing_; }

 protected:
  // All but the table must outlive it.
  SummedView(Table empty, const RenderSettings& render, const Screen& screen, OutputStream& out)
      : render_(render), screen_(screen), out_(out), table_(std::move(empty)) {}

  // The table of a chunk, which is the next in the input, into table_; it is emptied then.
  virtual void merge(Table& later, const ChunkResult& of) = 0;
  // Writes table_, which is whole, or sets why_nothing_.
  virtual void show() = 0;

  const RenderSettings& render_;
  const Screen& screen_;
  OutputStream& out_;
  Table table_;
  std::string why_nothing_;

 private:
  UnreadRoles unread_;
};

}  // namespace gsaw
