// SQL over lines that are documents: what its dialects share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "translate/engine.h"

namespace gsaw {

class Sql : public Engine {
 public:
  using Engine::Engine;

  std::string_view comment() const override { return "--"; }

  Said anywhere(const Asked& asked, const Literal& text, bool whole_words) override;
  Said equals(const Asked& asked, const TargetField& field, const Literal& value) override;
  Said ordered(const Asked& asked, const TargetField& field, Order order,
               const std::string& number) override;
  Said moment(const Asked& asked, const TargetField& field, Order order, Nanoseconds time) override;
  Said holds(const Asked& asked, const TargetField& field, TextPlace place,
             const Literal& text) override;
  Said matches(const Asked& asked, const TargetField& field, const std::string& regex,
               bool ignore_case) override;
  Said exists(const Asked& asked, const TargetField& field, Presence presence) override;

  std::string everything() const override { return "true"; }
  std::string negation(const std::string& condition) const override;
  std::string all_of(const std::vector<std::string>& conditions) const override;
  std::string any_of(const std::vector<std::string>& conditions) const override;
  Said whole(const Translation& what, const std::string& condition) override;

 protected:
  // Expressions of the dialect. `text` is one of a value's text, NULL where there is none.
  virtual std::string string(std::string_view text) const = 0;
  virtual std::string identifier(std::string_view name) const = 0;
  // Of a column of the table, which stands as it is.
  virtual std::string usual_column() const = 0;
  virtual std::string value_text(const TargetField& field) const = 0;
  virtual std::string is_present(const TargetField& field) const = 0;
  virtual std::string is_string(const TargetField& field) const = 0;
  virtual std::string is_null(const TargetField& field) const = 0;
  // The keys and texts of values of an entry, apart by \x01.
  virtual std::string all_texts() const = 0;
  // The double that the text is, else NULL.
  virtual std::string number_in(const std::string& text) const = 0;
  virtual std::string found(const std::string& text, std::string_view regex) const = 0;
  virtual std::string contains(const std::string& text, std::string_view part) const = 0;
  virtual std::string starts(const std::string& text, std::string_view part) const = 0;
  virtual std::string ends(const std::string& text, std::string_view part) const = 0;
  // What takes the letters of ASCII, and those that are one of them when case is ignored, to small
  // ones.
  virtual std::string folded(const std::string& text) const = 0;
  // Of files, of which there may be none.
  virtual std::string lines_of(const std::vector<std::string>& files) const = 0;

  // The column that holds the lines.
  std::string column() const;

 private:
  TargetField usual_field(const FieldName& name) const override;

  // The place of the text in an expression of text.
  Said place_of(const Asked& asked, const std::string& text, TextPlace place,
                const Literal& value) const;
};

}  // namespace gsaw
