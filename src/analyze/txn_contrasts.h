// Which values of which fields the transactions of two sides have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyze/contrast_table.h"
#include "analyze/field_values.h"
#include "analyze/text_table.h"

namespace gsaw {

// A transaction has what any of its entries has, and matches when one of them does. Holds what each
// transaction has, in 8 bytes apiece, and no entries. The same in whatever chunks the entries come,
// as long as their tables are merged in the order of the input.
class TxnContrasts {
 public:
  // Transactions that come later are not looked at; nor is, past so much (256 MiB), what else they
  // have.
  static constexpr std::size_t kMostTxns = 250'000, kMostHeld = std::size_t{32} << 20;

  // An entry, whose ids are added next, then its values.
  void begin() { of_entry_.clear(); }
  void add_txn(std::string_view id, bool matches);
  void add(std::string_view field, std::string_view value);
  // They have the field, be it without a value.
  void add_field(std::string_view field) { hold(of_field(values_.field(field))); }
  // All that `later` has, which comes behind this in the input.
  void merge(TxnContrasts& later);
  void clear();

  std::size_t txns() const { return ids_.size(); }
  // Some came too late; of some not all was looked at.
  bool lacks_txns() const { return lacks_txns_; }
  bool lacks_held() const { return lacks_held_; }
  // What they add up to, a transaction as an entry, under the names that are shown. Empty
  // afterwards. `seed`: any number.
  ContrastTable counted(std::uint64_t seed);
  std::size_t memory() const;

 private:
  // A field or a value, above the number of the transaction that has it.
  using Held = std::uint64_t;
  using Number = FieldValues::Number;

  static std::uint64_t of_field(Number field) { return std::uint64_t{field} << 1; }
  static std::uint64_t of_value(Number value) { return std::uint64_t{value} << 1 | 1; }
  void hold(std::uint64_t what);
  void add_held(std::uint64_t what, Number txn);
  void fold();

  FieldValues values_;
  TextTable ids_;
  std::vector<char> matches_;  // of transactions; at least one for each
  std::vector<Number> of_entry_;
  std::vector<Held> held_;  // the first folded_ of them sorted, and no two alike
  std::size_t folded_ = 0;
  bool lacks_txns_ = false, lacks_held_ = false;
};

}  // namespace gsaw
