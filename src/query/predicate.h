// The verdict: does an entry match the query?
#pragma once

#include "query/compiled_query.h"
#include "query/id_mentions.h"
#include "query/observations.h"
#include "query/value_test.h"
#include "record/record.h"

namespace gsaw {

// Judges records. One per thread; the query is shared and must outlive it.
//
// A malformed record is judged too: text terms look at its bytes, every other term is
// false for it, and so their negations are true.
class Predicate {
 public:
  explicit Predicate(const CompiledQuery& query);

  bool matches(const Record& record);

  // Of the record that was judged last, a bit per role: it has no readable value for these, and
  // with one the verdict might be another. Not of malformed ones.
  unsigned unread_roles() const { return unread_; }

  // Whether a record that is not malformed would match if it had one of the ids of -t for its own,
  // which it mentions. Asked behind matches(), of the same; nothing is counted.
  bool matches_by(const IdMentions& mentions, const Record& record);

  Observations& observations() { return observations_; }

 private:
  // A verdict when it is not certain, and the roles whose values it hangs on.
  struct Certainty {
    enum Value : unsigned char { no, unknown, yes };
    Value value = no;
    unsigned roles = 0;
  };

  bool may_hold(const compiled::Text& text, std::string_view raw);
  bool judge(const compiled::Node& node, const Record& record);
  bool verdict(const compiled::All&, const compiled::Node&, const Record&) { return true; }
  bool verdict(const compiled::And& both, const compiled::Node& node, const Record& record);
  bool verdict(const compiled::Or& either, const compiled::Node& node, const Record& record);
  bool verdict(const compiled::Not& negation, const compiled::Node& node, const Record& record);
  // Of the terms: kinds of nodes that may hold for an entry and are counted.
  template <class Term>
  bool verdict(const Term& term, const compiled::Node& node, const Record& record);
  template <class Term>
  bool any_holds(const Term& term, const Record& record, TermCounts& counts);
  // Of the entry's own time, `test` each; of other fields their values.
  template <class Term, class Test>
  bool time_holds(const Term& term, const Record& record, TermCounts& counts, Test test);

  bool holds(const compiled::Text& text, const Record& record, TermCounts& counts);
  bool holds(const compiled::Equals& equals, const Record& record, TermCounts& counts);
  bool holds(const compiled::Ordered& ordered, const Record& record, TermCounts& counts);
  bool holds(const compiled::InRange& range, const Record& record, TermCounts& counts);
  bool holds(const compiled::TextOrdered& ordered, const Record& record, TermCounts& counts);
  bool holds(const compiled::FieldLevelOrdered& term, const Record& record, TermCounts& counts);
  bool holds(const compiled::FieldsCompared& fields, const Record& record, TermCounts& counts);
  bool holds(const compiled::TimePartIs& part, const Record& record, TermCounts& counts);
  bool holds(const compiled::ElementMatches& elements, const Record& record, TermCounts& counts);
  bool holds(const compiled::LevelEquals& level, const Record& record, TermCounts& counts);
  bool holds(const compiled::LevelOrdered& level, const Record& record, TermCounts& counts);
  bool holds(const compiled::TimeOrdered& time, const Record& record, TermCounts& counts);
  bool holds(const compiled::Matches& matches, const Record& record, TermCounts& counts);
  bool holds(const compiled::OneOf& one_of, const Record& record, TermCounts& counts);
  bool holds(const compiled::Exists& exists, const Record& record, TermCounts& counts);
  bool holds(const compiled::TxnIs& txn, const Record& record, TermCounts& counts);
  bool holds(const compiled::Near& near, const Record& record, TermCounts& counts);

  Certainty certainty(const compiled::Node& node, const Record& record);
  template <class Nodes>
  Certainty certainty_of_each(const Nodes& terms, Certainty::Value deciding, const Record& record);
  void has_role(std::optional<Role> role, bool present);

  const CompiledQuery& query_;
  unsigned unread_ = 0;
  bool asked_again_ = false;  // after the verdict, for its certainty: nothing is counted twice
  TermCounts not_kept_;       // what is counted then
  bool by_mention_ = false;   // the entry is taken to have an id of -t
  Observations observations_;
  ValueScratch scratch_;
};

}  // namespace gsaw
