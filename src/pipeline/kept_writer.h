// Kept entries, in whatever order, to text and out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analyze/kept_entry.h"
#include "base/diagnostics.h"
#include "base/function_ref.h"
#include "input/stop_signal.h"
#include "pipeline/entry_store.h"
#include "pipeline/output_stream.h"
#include "render/render_settings.h"

namespace gsaw {

// Parses the entries again and renders them, blocks of them on all threads, and writes them in
// their order.
class KeptWriter {
 public:
  struct Settings {
    unsigned threads = 1;
    const StopSignal* interrupt = nullptr;  // ends it early; may be null
  };
  // All must outlive it.
  KeptWriter(const EntryStore& store, const RenderSettings& render, const Settings& settings,
             OutputStream& out)
      : store_(store), render_(render), settings_(settings), out_(out) {}

  // `next` appends the next entries, as many as it is told, to an empty list; fewer only at the
  // end. It is never called by two threads at once. Says how many could not be shown, as their
  // file was changed. Throws what a thread has thrown (std::bad_alloc): what comes before that is
  // written.
  using Next = FunctionRef<void(std::size_t count, std::vector<KeptEntry>& to)>;
  void write(Next next, Diagnostics& diagnostics);

 private:
  class Job;

  const EntryStore& store_;
  const RenderSettings& render_;
  const Settings settings_;
  OutputStream& out_;
};

}  // namespace gsaw
