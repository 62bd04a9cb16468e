// Engines to which a field that is missing is one that is empty, with regular expressions of Go,
// which are RE2's: what LogsQL and LogQL share.
#pragma once

#include <string>
#include <string_view>

#include "translate/engine.h"

namespace gsaw {

class LabelEngine : public Engine {
 public:
  using Engine::Engine;

  std::string_view comment() const override { return "#"; }

  Said equals(const Asked& asked, const TargetField& field, const Literal& value) override;
  Said holds(const Asked& asked, const TargetField& field, TextPlace place,
             const Literal& text) override;
  Said matches(const Asked& asked, const TargetField& field, const std::string& regex,
               bool ignore_case) override;

 protected:
  // Refused where the field is none that is compared as text or number.
  virtual QueryResult<void> check(const Asked& asked, const TargetField& field) const = 0;
  // The text as a string of Go, with its quotes.
  static std::string string(std::string_view text);
  // The text is in quotes already.
  virtual std::string is(const Asked& asked, const std::string& name,
                         const std::string& text) const = 0;
  virtual std::string finds(const Asked& asked, const std::string& name,
                            const std::string& regex) const = 0;
  // As it stands in a query.
  virtual std::string name_of(const TargetField& field) const = 0;

  TargetField usual_field(const FieldName& name) const override;

 private:
  // To which `.` may be any character.
  Said found(const Asked& asked, const TargetField& field, const std::string& regex,
             bool ignore_case) const;
};

}  // namespace gsaw
