// The abbreviations of time zones that mean one offset wherever they are written.
#include "record/zone_abbreviation.h"

#include <algorithm>
#include <iterator>

namespace gsaw {
namespace {

struct Abbreviation {
  std::string_view name;
  int minutes;  // east of UTC
};

// Of tzdata's names those that stand for one offset: EST and others as America uses them, since
// Australia's are AEST and so on. CST, CDT, BST, IST and AST are of several zones.
constexpr Abbreviation kAbbreviations[] = {
    {"UTC", 0},    {"GMT", 0},    {"UCT", 0},    {"WET", 0},     {"WEST", 60},   {"CET", 60},
    {"CEST", 120}, {"MEZ", 60},   {"MESZ", 120}, {"EET", 120},   {"EEST", 180},  {"WAT", 60},
    {"CAT", 120},  {"SAST", 120}, {"EAT", 180},  {"IDT", 180},   {"PKT", 300},   {"WIB", 420},
    {"WITA", 480}, {"WIT", 540},  {"HKT", 480},  {"AWST", 480},  {"JST", 540},   {"KST", 540},
    {"ACST", 570}, {"ACDT", 630}, {"AEST", 600}, {"AEDT", 660},  {"NZST", 720},  {"NZDT", 780},
    {"NST", -210}, {"NDT", -150}, {"ADT", -180}, {"EST", -300},  {"EDT", -240},  {"MST", -420},
    {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600},
    {"HDT", -540}};

}  // namespace

std::optional<int> zone_offset(std::string_view abbreviation) {
  const auto found =
      std::find_if(std::begin(kAbbreviations), std::end(kAbbreviations),
                   [&](const Abbreviation& each) { return each.name == abbreviation; });
  if (found == std::end(kAbbreviations)) return std::nullopt;
  return found->minutes * 60;
}

}  // namespace gsaw
