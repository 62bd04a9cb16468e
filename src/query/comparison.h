// What a comparison means: the tree of field, operator and value, with the virtual
// fields level and time understood and names and values checked.
#pragma once

#include <vector>

#include "query/ast.h"
#include "query/lexer.h"
#include "query/query_error.h"
#include "query/time_expr.h"

namespace gsaw {

// The field that a word or string token names.
QueryResult<FieldName> make_field(const Token& token);

// The value that a word or string token is. `may_be_glob`: on the right of = or in a list.
Literal make_literal(const Token& token, bool may_be_glob);

// The field is the time, or a key that times go by.
bool holds_times(const FieldName& field);

// field = value; level against a name is by severity, time against a moment or a day, and what is
// written as a range is one.
QueryResult<NodePtr> make_equals(FieldName field, Literal value, const TimeContext& context);

// Of a key that a level or a time goes by, level names and times of any form are understood, too.
// An error when nothing compares with the value.
QueryResult<NodePtr> make_ordered(FieldName field, Order order, Literal value,
                                  const TimeContext& context);

// field in (values), of which some may be ranges.
QueryResult<NodePtr> make_one_of(FieldName field, std::vector<Literal> values,
                                 const TimeContext& context);

// field in @file.
QueryResult<NodePtr> make_one_of_file(FieldName field, std::string file, SourceSpan span);

}  // namespace gsaw
