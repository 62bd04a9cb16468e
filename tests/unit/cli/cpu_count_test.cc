// The CPUs a process may use: masks of any size, quotas of both versions of cgroups.
#include "cli/cpu_count.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>

#include "unit/input/input_fixture.h"

namespace gsaw {
namespace {

bool sixteen_cpus(std::size_t size, cpu_set_t* set) {
  for (std::size_t cpu = 0; cpu < 16; ++cpu) CPU_SET_S(cpu, size, set);
  return true;
}

// As on a machine whose kernel keeps room for 8,192, with every third to be used.
bool many_cpus(std::size_t size, cpu_set_t* set) {
  errno = EINVAL;
  if (size * 8 < 8192) return false;
  for (std::size_t cpu = 0; cpu < 6000; cpu += 3) CPU_SET_S(cpu, size, set);
  return true;
}

bool no_set_is_large_enough(std::size_t, cpu_set_t*) {
  errno = EINVAL;
  return false;
}

bool forbidden(std::size_t, cpu_set_t*) {
  errno = EPERM;
  return false;
}

bool no_cpus(std::size_t, cpu_set_t*) { return true; }

constexpr std::string_view kV2Mount =
    "22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
    "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
constexpr std::string_view kV1Mounts =
    "31 23 0:28 / /sys/fs/cgroup ro - tmpfs tmpfs ro,mode=755\n"
    "32 31 0:29 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n"
    "33 31 0:30 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n";

// A tree like that of a machine, with 16 CPUs.
class Machine {
 public:
  Machine(std::string_view mounts, std::string_view groups) {
    write("proc/self/mountinfo", mounts);
    write("proc/self/cgroup", groups);
  }
  Machine& write(const std::string& name, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path(dir_ / name).parent_path());
    dir_.write(name, text);
    return *this;
  }
  // Of the group, such as "a/b/".
  Machine& v2(const std::string& group, std::string_view cpu_max) {
    return write("sys/fs/cgroup/" + group + "cpu.max", cpu_max);
  }
  Machine& v1(const std::string& group, std::string_view quota, std::string_view period) {
    write("sys/fs/cgroup/cpu,cpuacct/" + group + "cpu.cfs_quota_us", quota);
    return write("sys/fs/cgroup/cpu,cpuacct/" + group + "cpu.cfs_period_us", period);
  }
  unsigned cpus() const { return usable_cpus(dir_.path(), sixteen_cpus); }

 private:
  testing::TempDir dir_;
};

TEST_CASE("the affinity mask, of any size") {
  const testing::TempDir nothing;
  CHECK(usable_cpus(nothing.path(), sixteen_cpus) == 16);
  CHECK(usable_cpus(nothing.path(), many_cpus) == 2000);
  CHECK(usable_cpus(nothing.path(), no_set_is_large_enough) == 1);
  CHECK(usable_cpus(nothing.path(), forbidden) == 1);
  CHECK(usable_cpus(nothing.path(), no_cpus) == 1);
  CHECK(usable_cpus() >= 1);
}

TEST_CASE("a quota is rounded up, and never raises the number") {
  const auto with = [](std::string_view cpu_max) {
    return Machine(kV2Mount, "0::/a\n").v2("a/", cpu_max).cpus();
  };
  CHECK(with("150000 100000\n") == 2);
  CHECK(with("200000 100000\n") == 2);
  CHECK(with("200001 100000\n") == 3);
  CHECK(with("1000 100000\n") == 1);
  CHECK(with("99900000 100000\n") == 16);
  CHECK(with("9223372036854775807 1\n") == 16);
}

TEST_CASE("no quota, and what is none") {
  for (const std::string_view cpu_max :
       {"max 100000\n", "max\n", "", "\n", "garbage", "100000", "100000 0\n", "0 100000\n",
        "-1 100000\n", "100000 -5\n", "99999999999999999999 100000\n", "1x 100000\n"}) {
    CAPTURE(cpu_max);
    CHECK(Machine(kV2Mount, "0::/a\n").v2("a/", cpu_max).cpus() == 16);
  }
}

TEST_CASE("the smallest quota of the group and those around it counts") {
  Machine nested(kV2Mount, "0::/pod/box/app\n");
  nested.v2("pod/", "400000 100000").v2("pod/box/", "max 100000");
  CHECK(nested.cpus() == 4);  // the innermost has no file
  CHECK(nested.v2("pod/box/app/", "600000 100000").cpus() == 4);
  CHECK(nested.v2("pod/box/app/", "300000 100000").cpus() == 3);
  CHECK(nested.v2("pod/other/", "100000 100000").cpus() == 3);
  CHECK(nested.v2("", "200000 100000").cpus() == 2);  // as in a namespace of its own
}

TEST_CASE("version 1") {
  const std::string_view groups = "5:cpuset:/else\n4:cpu,cpuacct:/docker/x\n1:name=systemd:/s\n";
  CHECK(Machine(kV1Mounts, groups).cpus() == 16);
  CHECK(Machine(kV1Mounts, groups).v1("docker/x/", "250000\n", "100000\n").cpus() == 3);
  CHECK(Machine(kV1Mounts, groups).v1("docker/x/", "-1\n", "100000\n").cpus() == 16);
  CHECK(Machine(kV1Mounts, groups).v1("docker/x/", "100000\n", "").cpus() == 16);
  CHECK(Machine(kV1Mounts, groups).v1("docker/", "100000\n", "50000\n").cpus() == 2);
  CHECK(Machine(kV1Mounts, groups).v1("else/", "100000\n", "100000\n").cpus() == 16);
}

TEST_CASE("both versions side by side") {
  const std::string mounts =
      std::string(kV1Mounts) + "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n";
  Machine machine(mounts, "1:cpu,cpuacct:/one\n0::/two\n");
  CHECK(machine.v1("one/", "500000", "100000").cpus() == 5);
  CHECK(machine.write("sys/fs/cgroup/unified/two/cpu.max", "600000 100000").cpus() == 5);
  CHECK(machine.write("sys/fs/cgroup/unified/two/cpu.max", "300000 100000").cpus() == 3);
}

TEST_CASE("a mount that shows one group and those below it") {
  const std::string_view mount = "35 24 0:30 /docker/x /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";
  const auto in_group = [&](std::string_view group) {
    return Machine(mount, "0::" + std::string(group) + "\n")
        .v2("", "400000 100000")
        .v2("sub/", "300000 100000")
        .cpus();
  };
  CHECK(in_group("/docker/x") == 4);
  CHECK(in_group("/docker/x/sub") == 3);
  CHECK(in_group("/docker/xy") == 16);
  CHECK(in_group("/docker") == 16);
  CHECK(in_group("/docker/x/../sub") == 16);
}

TEST_CASE("files of /proc that are missing or odd") {
  const std::string no_mounts = "22 1 0:21 / / rw - ext4 /dev/sda1 rw\n";
  CHECK(Machine(no_mounts, "0::/a\n").v2("a/", "100000 100000").cpus() == 16);
  CHECK(Machine("cgroup2\n\n- - -\n35 24\n - cgroup2\n - cgroup\n", "0::/a\n")
            .v2("a/", "100000 100000")
            .cpus() == 16);
  for (const std::string_view groups :
       {"", "\n", "0\n", "0:\n", "0:cpu\n", "::", "nothing of it"}) {
    CAPTURE(groups);
    CHECK(Machine(kV2Mount, groups).v2("a/", "100000 100000").cpus() == 16);
  }
}

}  // namespace
}  // namespace gsaw
