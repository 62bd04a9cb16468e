// Several views of the same entries in one pass, each a part of what is shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/output_stream.h"
#include "pipeline/view.h"

namespace gsaw {

// Each is shown the selected entries as if it were alone, and writes into a text of its own. Its
// notes of lines are the parts' own business.
class PartedView : public View {
 public:
  ViewNeeds needs() const final;
  std::unique_ptr<EntryTaker> make_taker() final;
  std::unique_ptr<ChunkProduct> make_product() final;
  Wanted add(ChunkResult& result, std::uint64_t entries) final;

 protected:
  struct Part {
    std::unique_ptr<View> view;
    bool errors_only = false;  // it sees those of level err and worse alone
    std::string text;          // what it has written
    OutputStream out{text};
  };

  // Stays where it is. Its view, which does not count on less than every entry, and on no events of
  // files, is to be set before the pass.
  Part& add_part() { return parts_.emplace_back(); }
  // Each part writes what it has to show.
  void finish_parts();

 private:
  std::deque<Part> parts_;
};

}  // namespace gsaw
