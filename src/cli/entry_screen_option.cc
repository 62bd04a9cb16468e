// How entries are shown on a terminal, or as if on one.
#include "cli/entry_screen_option.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/is_directory.h"
#include "record/pasted_id.h"

namespace gsaw {
namespace {

std::string folder_of(const std::string& path) {
  if (!is_directory(path)) return path.substr(0, path.rfind('/') + 1);
  return path.ends_with('/') ? path : path + '/';
}

// In which all of them are; with the slash behind it, empty where there is none.
std::string common_folder(const std::vector<std::string>& paths) {
  std::string common = folder_of(paths.front());
  for (const std::string& path : paths) {
    const std::string folder = folder_of(path);
    const auto differs =
        std::mismatch(common.begin(), common.end(), folder.begin(), folder.end()).first;
    common.erase(differs, common.end());
    common.erase(common.rfind('/') + 1);
  }
  return common;
}

FileNaming file_naming(const Options& options, const Plan& plan) {
  const std::vector<std::string>& paths = plan.paths;
  const bool several = paths.size() > 1 || (paths.size() == 1 && is_directory(paths.front()));
  if (!several || options.with_filename || options.no_filename) return FileNaming::none;
  const bool is_merged = plan.is_sorted(several) || plan.follow || (plan.tail && !plan.context);
  return is_merged ? FileNaming::column : FileNaming::heading;
}

}  // namespace

Screen screen(const Options& options, const Environment& environment) {
  constexpr std::uint64_t kWidest = 1U << 16;
  const auto columns = options.width ? std::min(*options.width, kWidest) : environment.columns;
  return {static_cast<std::size_t>(columns), environment.utf8};
}

EntryScreen entry_screen(const Options& options, const Plan& plan) {
  if (plan.product != Product::entries || plan.render.format != OutputFormat::pretty) return {};
  EntryScreen made{plan.screen, file_naming(options, plan), {}, {}};
  if (!made.laid_out()) return {};
  if (made.files == FileNaming::column) made.folder = common_folder(plan.paths);
  const bool shows_others = plan.context || plan.around;
  if (plan.txns.size() == 1 && plan.render.keys.empty() && !shows_others) {
    made.txn = id_in_paste(plan.txns.ids.front());
  }
  return made;
}

}  // namespace gsaw
