// The engines there are: a file each.
#pragma once

#include <memory>

#include "translate/engine.h"

namespace gsaw {

std::unique_ptr<Engine> make_clickhouse(TargetNames names);
std::unique_ptr<Engine> make_duckdb(TargetNames names);
std::unique_ptr<Engine> make_jq(TargetNames names);
std::unique_ptr<Engine> make_logql(TargetNames names);
std::unique_ptr<Engine> make_logsql(TargetNames names);
std::unique_ptr<Engine> make_lucene(TargetNames names);

}  // namespace gsaw
