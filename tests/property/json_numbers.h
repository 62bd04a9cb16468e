// Numbers that the random lines and the random queries both hold: the same value in many
// forms, and values that a double cannot tell apart.
#pragma once

#include <string_view>

namespace gsaw::property {

// As JSON writes them.
inline constexpr std::string_view kJsonNumbers[] = {
    "0", "-0", "0.0", "1", "1.0", "1e0", "2", "7", "10", "1e1", "1E+1", "100e-1", "0.1", "1e-1",
    "0.10", "-1", "-1.5", "250", "250.000", "1000", "1024", "1324940018", "1324940018.5",
    "1324940018000",
    // Beyond any double, towards both ends.
    "1e400", "10e399", "1e-400", "-1e400",
    // 2^53 and 2^64 and what lies beside them.
    "9007199254740992", "9007199254740993", "9007199254740993.0", "18446744073709551616",
    "12345678901234567890123", "12345678901234567890123.0", "12345678901234567890124",
    "1.2345678901234567890123e22"};

}  // namespace gsaw::property
