// What a run makes of its entries: the one place that decides it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/nanoseconds.h"
#include "input/chunk.h"
#include "pipeline/chunk_product.h"
#include "pipeline/chunk_result.h"
#include "record/record.h"

namespace gsaw {

// Where a selected record stands.
struct EntryPlace {
  const Chunk& chunk;             // its file, and whose bytes `line` is among
  std::string_view line;          // with its newline, if it has one
  std::uint64_t line_number = 0;  // from 1; 0 where lines are not counted
  std::uint64_t offset = 0;       // of the line in a regular file, where they are not
  std::uint32_t record = 0;       // which of the line's records, from 0
  std::size_t records = 1;        // how many the line holds
};

// One per worker: sees the selected records of its chunks, one after another.
class EntryTaker {
 public:
  virtual ~EntryTaker() = default;
  // Adds the record, which is valid for this call only, to the chunk's product, which is one
  // that the view made.
  virtual void take(const Record& record, const EntryPlace& place, ChunkProduct& product) = 0;
  // Behind the last of a chunk, and of one without any; not where judging it was interrupted.
  virtual void end_chunk(const Chunk&, ChunkProduct&) {}
};

// What the reading is to do for a view.
struct ViewNeeds {
  bool from_end = false;       // the last chunk of a lane first, where that is possible
  bool line_numbers = false;   // of every entry taken; all lines are then read in order
  bool line_places = false;    // the same, or else the offset, by which it can be counted later
  bool counted_later = false;  // then it is: how many lines there are is noted while they are read
  bool every_line = false;     // end_chunk() looks at them: none may be passed over unread
  bool noted_apart = false;    // lines spoken of are counted by the entries around them
  // Of what is followed add() is called at least that often, where nothing comes with no entries.
  std::optional<Nanoseconds> at_least_every = std::nullopt;
  bool every_entry = false;  // -m is the view's own business: all that are selected are wanted
  // After so many selected entries of one chunk no more of it are needed.
  std::optional<std::uint64_t> enough_of_a_chunk = std::nullopt;
};

enum class Wanted { more, next_lane, nothing };

// Told of chunks in their order, never by two threads at once. What it needs of the plan and
// where it writes it is given when it is made.
class View {
 public:
  virtual ~View() = default;

  virtual ViewNeeds needs() const { return {}; }
  // From any thread. Null when a count of the entries is all that is needed.
  virtual std::unique_ptr<EntryTaker> make_taker() { return nullptr; }
  virtual std::unique_ptr<ChunkProduct> make_product() { return nullptr; }

  // A file begins, and a file has ended: also one without entries, but not one that could not
  // be opened. Not with needs().from_end.
  virtual void file_begins(const InputFile&) {}
  virtual void file_ends(const InputFile&) {}
  // Something could not be read, in its place: of the file that has begun, or a whole one, which
  // then does not begin. The run says it to the user by itself.
  virtual void reading_fails(const Error&) {}
  // The next chunk, of whose entries the first `entries` count; with needs().from_end, lanes
  // come in order, but a lane's chunks may come in the reverse of theirs. What it takes out of
  // the result is its own; the product is emptied and used again.
  virtual Wanted add(ChunkResult& result, std::uint64_t entries) = 0;
  // False while more is to be shown behind the last entry that counts (-m): further chunks, of
  // whose entries none count, are then still wanted.
  virtual bool is_complete() const { return true; }
  // After the last chunk: writes what could only be written now.
  virtual void finish() {}
  // In its place when the run was interrupted: the last file has not ended, and there may be
  // more chunks. What was taken so far is written, unless it would be taken for the whole.
  virtual void cut_short() { finish(); }

  // After finish(), when entries were selected: why nothing was to be shown of them; empty when
  // something was.
  virtual std::string_view why_nothing() const { return {}; }

  // Lines not judged, as far as they count beside what is shown; final after finish().
  const LineCounts& lines() const { return lines_; }

 protected:
  LineCounts lines_;
};

}  // namespace gsaw
