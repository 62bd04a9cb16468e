// One page for the first minute: what there is, who wrote it, when, what fails, and where to go on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "pipeline/digest_settings.h"
#include "pipeline/given_words.h"
#include "pipeline/histogram_settings.h"
#include "pipeline/origins_view.h"
#include "pipeline/parted_view.h"
#include "pipeline/patterns_settings.h"
#include "pipeline/txns_settings.h"
#include "pipeline/txns_view.h"

namespace gsaw {

class PatternsView;

// The views of its parts, in one pass. As JSON one object.
class DigestView : public PartedView {
 public:
  // `ids`: as of TxnsView. All must outlive it.
  DigestView(const DigestSettings& settings, const GivenWords& given, const AskedTxns& ids,
             const RenderSettings& render, const Screen& screen, OutputStream& out,
             Diagnostics& diagnostics);

  void file_begins(const InputFile& file) override;
  void finish() override;

 private:
  // What is shown under a heading.
  struct Section {
    std::string_view name;     // in JSON
    std::string_view heading;  // without how many there are
    std::string_view order;    // which come first; empty: all are shown, in an order of their own
    std::uint64_t all = 0;     // rows that there are
    std::string text = {};
  };
  // A command, and what it is for.
  struct Command {
    std::string line;
    std::string_view purpose;
  };

  std::vector<Section> sections();
  std::vector<Command> commands(std::uint64_t open) const;
  Section patterns_section(std::string_view name, std::string_view heading, std::string_view order,
                           const PatternsSettings& settings, std::size_t most) const;
  Section txns_section(std::string_view name, std::string_view heading, std::string_view order,
                       const TxnsSettings& settings) const;
  const TxnsSettings& worst() const;
  std::string page(const std::vector<Section>& sections, const std::vector<Command>& next) const;
  std::string object(const std::vector<Section>& sections, const std::vector<Command>& next) const;
  std::string summary() const;

  const DigestSettings settings_;
  const GivenWords& given_;
  const RenderSettings& render_;
  const Screen& screen_;
  OutputStream& out_;
  PatternsSettings by_pattern_;
  HistogramSettings over_time_;
  TxnsSettings no_order_;
  Part &origins_part_, &bars_part_, &errors_part_, &messages_part_, &txns_part_;
  OriginsView* origins_;
  PatternsView *errors_, *messages_;
  TxnsView* txns_;
  std::vector<std::string> files_;  // the first of them
  std::uint64_t file_count_ = 0;
};

}  // namespace gsaw
