// Entries to bytes in every format. The first line of the input is the value of -k, the second
// that of -K, each cut at commas; the others are the log.
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "cli/build_plan.h"
#include "cli/parse_arguments.h"
#include "fuzz/shared/fuzz_query.h"
#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "fuzz/shared/strict_json.h"
#include "record/record_parser.h"
#include "render/renderer.h"
#include "render/screen_layout.h"

using namespace gsaw;
using fuzz::require;
using fuzz::require_printable;

namespace {

constexpr EntryOrigin kOrigin{"app\x1b.log", 42};

const Palette& some_colors() {
  static const Palette palette = make_palette(theme(ThemeName::automatic, true));
  return palette;
}

std::vector<std::string_view> sequences() {
  const Palette& colors = some_colors();
  std::vector<std::string_view> all = {colors.reset,  colors.time,      colors.host,
                                       colors.logger, colors.message,   colors.key,
                                       colors.value,  colors.block,     colors.malformed,
                                       colors.file,   colors.highlight, colors.line_number};
  all.insert(all.end(), colors.levels.begin(), colors.levels.end());
  all.insert(all.end(), colors.tints.begin(), colors.tints.end());
  std::erase_if(all, [](std::string_view each) { return each.empty(); });
  return all;
}

// Without the colours that the palette has; any other escape stays and is found.
std::string without_colors(std::string_view text) {
  static const std::vector<std::string_view> kColors = sequences();
  std::string out;
  while (!text.empty()) {
    std::size_t length = 0;
    for (const std::string_view color : kColors) {
      if (text.starts_with(color)) length = color.size();
    }
    if (length == 0) out += text[0];
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::shared_ptr<const Highlighter> some_highlighter() {
  static const std::shared_ptr<const Highlighter> highlighter = [] {
    const auto tree = parse_query("e or a~\"[a-z]+\" or \"\u00e9\"", {fuzz::kNow, TimeZone()});
    return Highlighter::make(**tree, true);
  }();
  return highlighter;
}

// One way to show entries.
class Output {
 public:
  Output(RenderSettings settings, OutputFormat format, bool color = false, bool highlights = false)
      : settings_(std::move(settings)) {
    settings_.format = format;
    if (color) settings_.palette = some_colors();
    if (highlights) settings_.highlight = some_highlighter();
    renderer_ = make_renderer(settings_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::string of(const Record& record) {
    std::string out;
    renderer_->append(out, record, kOrigin);
    return out;
  }

 private:
  RenderSettings settings_;
  std::unique_ptr<Renderer> renderer_;
};

// Entries as they are on screens.
class ScreenOutput {
 public:
  ScreenOutput(RenderSettings settings, std::size_t columns, bool highlights)
      : settings_(on_screen(std::move(settings), columns, highlights)),
        renderer_(make_renderer(settings_)),
        layout_(settings_) {}
  ScreenOutput(const ScreenOutput&) = delete;
  ScreenOutput& operator=(const ScreenOutput&) = delete;

  std::string of(const Record& record) {
    std::string marked;
    renderer_->append(marked, record, kOrigin);
    return std::string(layout_.lay_out(marked));
  }

 private:
  static RenderSettings on_screen(RenderSettings settings, std::size_t columns, bool highlights) {
    settings.on_screen = {{columns, true}, FileNaming::column, "app", "an-id-of-some-kind"};
    if (highlights) {
      settings.palette = some_colors();
      settings.highlight = some_highlighter();
    }
    return settings;
  }

  RenderSettings settings_;
  std::unique_ptr<Renderer> renderer_;
  ScreenLayout layout_;
};

// All ways, and what each promises.
class Outputs {
 public:
  explicit Outputs(const RenderSettings& settings)
      : with_origin_(settings.with_filename),
        pretty_(settings, OutputFormat::pretty),
        colored_(settings, OutputFormat::pretty, true),
        highlighted_(settings, OutputFormat::pretty, true, true),
        json_(settings, OutputFormat::json),
        raw_(settings, OutputFormat::raw),
        narrow_(settings, 40, false),
        wide_(settings, 200, true) {}

  void check(const Record& record) {
    check_pretty(record);
    check_json(record);
    require_printable(narrow_.of(record), "what is laid out is safe on a terminal");
    require_printable(without_colors(wide_.of(record)), "coloured as well");
    if (with_origin_) return;
    require(raw_.of(record) == std::string(record.raw) + '\n', "raw output is the line",
            record.raw);
  }

 private:
  void check_pretty(const Record& record) {
    const std::string plain = pretty_.of(record);
    require(plain.ends_with('\n'), "pretty output is whole lines", record.raw);
    require_printable(plain, "pretty output is safe on a terminal");
    for (std::size_t at = plain.find('\n'); at + 1 < plain.size(); at = plain.find('\n', at + 1)) {
      require(plain[at + 1] == ' ' || plain[at + 1] == '\n',
              "no line of a message looks like an entry", record.raw);
    }
    require(without_colors(colored_.of(record)) == plain, "colour changes nothing but colour",
            record.raw);
    require(without_colors(highlighted_.of(record)) == plain,
            "highlighting changes nothing but colour", record.raw);
  }

  void check_json(const Record& record) {
    std::string line = json_.of(record);
    require(line.empty() == record.malformed, "malformed lines have no JSON", record.raw);
    if (line.empty()) return;
    require(line.ends_with('\n'), "JSON is a line", record.raw);
    line.pop_back();
    require_printable(line, "JSON is safe on a terminal");
    require(
        line.find('\n') == line.npos && is_valid_utf8(line) && fuzz::is_compact_json_object(line),
        "JSON output is one JSON object a line", record.raw);
    require(parser_.parse(line) == 1 && !parser_.record().malformed, "it can be read", record.raw);
  }

  bool with_origin_;
  Output pretty_, colored_, highlighted_, json_, raw_;
  ScreenOutput narrow_, wide_;
  RecordParser parser_;
};

// As from the command line. None where the keys are refused.
std::optional<RenderSettings> settings_of(std::string_view keys, std::string_view hidden) {
  if (keys.empty() && hidden.empty()) return RenderSettings();
  std::vector<std::string> arguments = {"gsaw", "--no-config", "--explain"};
  if (!keys.empty()) arguments.push_back("--keys=" + std::string(keys));
  if (!hidden.empty()) arguments.push_back("--hide=" + std::string(hidden));
  std::vector<const char*> argv;
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  const auto parsed = parse_arguments(static_cast<int>(argv.size()), argv.data());
  if (!parsed.options) return std::nullopt;
  auto plan = build_plan(*parsed.options, Environment());
  if (!plan) return std::nullopt;
  return std::move(plan->plan.render);
}

void check(const RenderSettings& settings, std::string_view log) {
  Outputs outputs(settings);
  RecordParser parser;
  fuzz::for_each_line(log, [&](std::string_view line) {
    const fuzz::OwnBytes own(line);
    const std::size_t count = parser.parse(own.view());
    for (std::size_t i = 0; i < count; ++i) outputs.check(parser.record(i));
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view log = fuzz::as_text(data, size);
  const std::string_view keys = fuzz::take_line(log);
  const std::string_view hidden = fuzz::take_line(log);
  auto settings = settings_of(keys, hidden);
  if (!settings) return 0;
  check(*settings, log);
  settings->with_filename = settings->with_line_number = true;
  check(*settings, log);
  return 0;
}
