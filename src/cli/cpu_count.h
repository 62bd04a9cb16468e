// How many CPUs this process may use: its affinity mask, and the quotas of its cgroups.
#pragma once

#include <sched.h>

#include <cstddef>
#include <string>

namespace gsaw {

// Fills a set of `size` bytes, as sched_getaffinity for this process; false with errno
// EINVAL when the kernel's own set is larger.
using AffinityReader = bool (*)(std::size_t size, cpu_set_t* set);

bool read_affinity(std::size_t size, cpu_set_t* set);

// At least 1. The CPUs of the affinity mask, but no more than the least quota of the
// process's cgroup and those around it, up to where its hierarchy is mounted; a quota of
// one and a half CPUs allows two. Both versions of cgroups count. What cannot be read or
// understood limits nothing. `root` stands before /proc and the places where cgroups are
// mounted.
unsigned usable_cpus(const std::string& root = {}, AffinityReader affinity = read_affinity);

}  // namespace gsaw
