// How many CPUs this process may use: its affinity mask, and the quotas of its cgroups.
// What the files hold: proc(5), cgroups(7), and the kernel's admin-guide/cgroup-v2.
#include "cli/cpu_count.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string_view>

namespace gsaw {
namespace {

constexpr std::size_t kMostCpus = std::size_t{1} << 20;  // far more than a kernel can be built for

struct FreeCpuSet {
  void operator()(cpu_set_t* set) const { CPU_FREE(set); }
};

unsigned cpus_of_mask(AffinityReader affinity) {
  for (std::size_t cpus = CPU_SETSIZE; cpus <= kMostCpus; cpus *= 2) {
    const std::unique_ptr<cpu_set_t, FreeCpuSet> set(CPU_ALLOC(cpus));
    const std::size_t size = CPU_ALLOC_SIZE(cpus);
    if (!set) break;
    CPU_ZERO_S(size, set.get());
    if (affinity(size, set.get())) return static_cast<unsigned>(CPU_COUNT_S(size, set.get()));
    if (errno != EINVAL) break;
  }
  return 1;
}

// A hierarchy of cgroups that may hold quotas.
struct CgroupMount {
  bool v2;
  std::string group;  // what is mounted: `/`, or in many containers a group below it
  std::string place;  // where
};

// Is `word` in this list, which has commas between its words?
bool lists(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (list.substr(0, comma) == word) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

// `ID PARENT MAJOR:MINOR ROOT PLACE OPTIONS [TAG...] - TYPE SOURCE OPTIONS`
std::optional<CgroupMount> cgroup_mount(const std::string& mountinfo_line) {
  const std::size_t type_at = mountinfo_line.find(" - cgroup");
  if (type_at == std::string::npos) return std::nullopt;
  std::istringstream words(mountinfo_line), type_words(mountinfo_line.substr(type_at));
  std::string word, type, options;
  CgroupMount mount;
  words >> word >> word >> word >> mount.group >> mount.place;
  type_words >> word >> type >> word >> options;
  mount.v2 = type == "cgroup2";
  if (!mount.v2 && !(type == "cgroup" && lists(options, "cpu"))) return std::nullopt;
  return mount;
}

// The process's group in that hierarchy, from lines `ID:CONTROLLERS:GROUP`; version 2
// names no controllers.
std::optional<std::string> own_group(const std::string& root, bool v2) {
  std::ifstream file(root + "/proc/self/cgroup");
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    if (v2 ? controllers.empty() : lists(controllers, "cpu")) return line.substr(second + 1);
  }
  return std::nullopt;
}

// From `group` down to `own`, as `/a/b` or empty; none when that is not below it.
std::optional<std::string> path_below(std::string group, std::string own) {
  if (group == "/") group.clear();
  if (own == "/") own.clear();
  if (!own.starts_with(group) || own.find("/..") != std::string::npos) return std::nullopt;
  const std::string path = own.substr(group.size());
  return path.empty() || path.front() == '/' ? std::optional(path) : std::nullopt;
}

// The whole CPUs that the quota of the group in `folder` needs. It is "max" or negative
// when there is none.
std::optional<unsigned> quota(const std::string& folder, bool v2) {
  std::ifstream quota_file(folder + (v2 ? "/cpu.max" : "/cpu.cfs_quota_us"));
  std::ifstream period_file(folder + "/cpu.cfs_period_us");
  std::int64_t microseconds = 0, period = 0;
  quota_file >> microseconds;
  (v2 ? quota_file : period_file) >> period;
  if (microseconds <= 0 || period <= 0) return std::nullopt;
  const std::int64_t cpus = microseconds / period + (microseconds % period != 0 ? 1 : 0);
  return static_cast<unsigned>(std::min<std::int64_t>(cpus, kMostCpus));
}

// The least of `most` and the quotas in `place` and the folders of `path` below it.
unsigned least_quota(unsigned most, const std::string& place, std::string path, bool v2) {
  for (;;) {
    most = std::min(most, quota(place + path, v2).value_or(most));
    if (path.empty()) return most;
    path.resize(path.rfind('/'));
  }
}

}  // namespace

bool read_affinity(std::size_t size, cpu_set_t* set) {
  return ::sched_getaffinity(0, size, set) == 0;
}

unsigned usable_cpus(const std::string& root, AffinityReader affinity) {
  unsigned cpus = cpus_of_mask(affinity);
  std::ifstream mounts(root + "/proc/self/mountinfo");
  std::string line;
  while (std::getline(mounts, line)) {
    const auto mount = cgroup_mount(line);
    if (!mount) continue;
    const auto own = own_group(root, mount->v2);
    const auto path = own ? path_below(mount->group, *own) : std::nullopt;
    if (path) cpus = least_quota(cpus, root + mount->place, *path, mount->v2);
  }
  return std::max(cpus, 1U);
}

}  // namespace gsaw
