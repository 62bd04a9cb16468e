// Preloaded into a program under test: lets one call of a chosen function fail. What to do comes
// by the environment; README.md, "Faults", has the variables. Counting begins with main.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include "fault_server.h"

namespace {

enum Call {
  kOpen,
  kRead,
  kPread,
  kStat,
  kFstat,
  kMmap,
  kWrite,
  kPwrite,
  kThread,
  kOpendir,
  kReaddir,
  kFcntl,
  kPipe,
  kPipe2,
  kSpawn,
  kEventfd,
  kPoll,
  kLseek,
  kAccess,
  kFopen,
  kMkostemp,
  kInotify,
  kAddWatch,
  kMalloc,
  kCalls
};
constexpr const char* kNames[kCalls] = {"open",
                                        "read",
                                        "pread",
                                        "stat",
                                        "fstat",
                                        "mmap",
                                        "write",
                                        "pwrite",
                                        "pthread_create",
                                        "opendir",
                                        "readdir",
                                        "fcntl",
                                        "pipe",
                                        "pipe2",
                                        "spawn",
                                        "eventfd",
                                        "poll",
                                        "lseek",
                                        "access",
                                        "fopen",
                                        "mkostemp",
                                        "inotify_init1",
                                        "inotify_add_watch",
                                        "malloc"};

std::atomic<long> counts[kCalls];
std::atomic<bool> in_main = false;
// Of calls that the sanitizer makes itself none fails: it would end the program.
thread_local bool is_sanitizers __attribute__((tls_model("initial-exec"))) = false;
int chosen = -1;       // the call that fails
long at = 0;           // the first that does, from 1
long behind = 0;       // and the first that does not any more
int error_number = 0;  // what it fails with; 0: it does less than it was asked for
std::atomic<long> failed = 0;

// True when this call is to fail.
bool fails(Call call) {
  if (!in_main.load(std::memory_order_relaxed) || is_sanitizers) return false;
  const long number = counts[call].fetch_add(1) + 1;
  if (call != chosen || number < at || number >= behind) return false;
  ++failed;
  errno = error_number;
  return true;
}

// Of a call that does less: how much.
std::size_t less(std::size_t size) { return size > 1 ? 1 : size; }

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define NEXT(name) static const auto real = next<decltype(::name)>(#name)

long number(const char* name, long otherwise) {
  const char* const text = ::getenv(name);
  return text == nullptr ? otherwise : ::strtol(text, nullptr, 10);
}

void read_settings() {
  const char* const name = ::getenv("GSAW_FAULT_CALL");
  for (int i = 0; name != nullptr && i < kCalls; ++i) {
    if (::strcmp(name, kNames[i]) == 0) chosen = i;
  }
  at = number("GSAW_FAULT_AT", 1);
  behind = at + number("GSAW_FAULT_TIMES", 1);
  error_number = static_cast<int>(number("GSAW_FAULT_ERRNO", 0));
}

// Lines `call count`, and `failed count`; by system calls that nothing here counts.
struct Report {
  ~Report() {
    in_main.store(false);
    const char* const path = ::getenv("GSAW_FAULT_REPORT");
    if (path == nullptr) return;
    const long fd =
        ::syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    char text[64];
    for (int i = 0; i <= kCalls; ++i) {
      const int size = ::snprintf(text, sizeof text, "%s %ld\n", i < kCalls ? kNames[i] : "failed",
                                  i < kCalls ? counts[i].load() : failed.load());
      ::syscall(SYS_write, fd, text, size);
    }
    ::syscall(SYS_close, fd);
  }
} report;

using Main = int (*)(int, char**, char**);
Main real_main;

int counted_main(int argc, char** argv, char** environment) {
  serve_runs();
  read_settings();
  ::unsetenv("LD_PRELOAD");  // not for what the program starts
  in_main.store(true);
  return real_main(argc, argv, environment);
}

}  // namespace

extern "C" {

int __libc_start_main(Main main, int argc, char** argv, void (*init)(), void (*fini)(),
                      void (*rtld_fini)(), void* stack_end) {
  real_main = main;
  const auto start =
      reinterpret_cast<int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*)>(
          ::dlsym(RTLD_NEXT, "__libc_start_main"));
  return start(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

int open(const char* path, int flags, ...) {
  NEXT(open);
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return fails(kOpen) ? -1 : real(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return open(path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  NEXT(openat);
  va_list more;
  va_start(more, flags);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return fails(kOpen) ? -1 : real(folder, path, flags, mode);
}

ssize_t read(int fd, void* to, size_t size) {
  NEXT(read);
  if (!fails(kRead)) return real(fd, to, size);
  return error_number != 0 ? -1 : real(fd, to, less(size));
}
ssize_t pread(int fd, void* to, size_t size, off_t offset) {
  NEXT(pread);
  if (!fails(kPread)) return real(fd, to, size, offset);
  return error_number != 0 ? -1 : real(fd, to, less(size), offset);
}
ssize_t pread64(int fd, void* to, size_t size, off_t offset) { return pread(fd, to, size, offset); }
ssize_t write(int fd, const void* from, size_t size) {
  NEXT(write);
  if (!fails(kWrite)) return real(fd, from, size);
  return error_number != 0 ? -1 : real(fd, from, less(size));
}
ssize_t pwrite(int fd, const void* from, size_t size, off_t offset) {
  NEXT(pwrite);
  if (!fails(kPwrite)) return real(fd, from, size, offset);
  return error_number != 0 ? -1 : real(fd, from, less(size), offset);
}
ssize_t pwrite64(int fd, const void* from, size_t size, off_t offset) {
  return pwrite(fd, from, size, offset);
}

int lstat(const char* path, struct stat* status) {
  NEXT(lstat);
  return fails(kStat) ? -1 : real(path, status);
}
int stat(const char* path, struct stat* status) {
  NEXT(stat);
  return fails(kStat) ? -1 : real(path, status);
}
int fstatat(int folder, const char* path, struct stat* status, int flags) {
  NEXT(fstatat);
  return fails(kStat) ? -1 : real(folder, path, status, flags);
}
int fstat(int fd, struct stat* status) {
  NEXT(fstat);
  return fails(kFstat) ? -1 : real(fd, status);
}

void* mmap(void* place, size_t size, int protection, int flags, int fd, off_t offset) {
  NEXT(mmap);
  return fails(kMmap) ? MAP_FAILED : real(place, size, protection, flags, fd, offset);
}
void* mmap64(void* place, size_t size, int protection, int flags, int fd, off_t offset) {
  return mmap(place, size, protection, flags, fd, offset);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*routine)(void*),
                   void* argument) {
  NEXT(pthread_create);
  return fails(kThread) ? error_number : real(thread, attributes, routine, argument);
}

DIR* opendir(const char* path) {
  NEXT(opendir);
  return fails(kOpendir) ? nullptr : real(path);
}
struct dirent* readdir(DIR* folder) {
  NEXT(readdir);
  return fails(kReaddir) ? nullptr : real(folder);
}

int fcntl(int fd, int command, ...) {
  NEXT(fcntl);
  va_list more;
  va_start(more, command);
  void* const argument = va_arg(more, void*);
  va_end(more);
  return fails(kFcntl) ? -1 : real(fd, command, argument);
}
int fcntl64(int fd, int command, ...) {
  va_list more;
  va_start(more, command);
  void* const argument = va_arg(more, void*);
  va_end(more);
  return fcntl(fd, command, argument);
}

int pipe(int* ends) {
  NEXT(pipe);
  return fails(kPipe) ? -1 : real(ends);
}
int pipe2(int* ends, int flags) {
  NEXT(pipe2);
  return fails(kPipe2) ? -1 : real(ends, flags);
}
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t* actions, int from, int to) {
  NEXT(posix_spawn_file_actions_adddup2);
  return fails(kSpawn) ? error_number : real(actions, from, to);
}
int eventfd(unsigned initial, int flags) {
  static const auto real = next<int(unsigned, int)>("eventfd");
  return fails(kEventfd) ? -1 : real(initial, flags);
}
int poll(struct pollfd* waits, nfds_t count, int timeout) {
  NEXT(poll);
  return fails(kPoll) ? -1 : real(waits, count, timeout);
}
off_t lseek(int fd, off_t offset, int whence) {
  NEXT(lseek);
  return fails(kLseek) ? -1 : real(fd, offset, whence);
}
int faccessat(int folder, const char* path, int mode, int flags) {
  NEXT(faccessat);
  return fails(kAccess) ? -1 : real(folder, path, mode, flags);
}
int access(const char* path, int mode) {
  NEXT(access);
  return fails(kAccess) ? -1 : real(path, mode);
}
FILE* fopen(const char* path, const char* mode) {
  NEXT(fopen);
  return fails(kFopen) ? nullptr : real(path, mode);
}
FILE* fopen64(const char* path, const char* mode) { return fopen(path, mode); }
int mkostemp(char* pattern, int flags) {
  NEXT(mkostemp);
  return fails(kMkostemp) ? -1 : real(pattern, flags);
}
int inotify_init1(int flags) {
  NEXT(inotify_init1);
  return fails(kInotify) ? -1 : real(flags);
}
int inotify_add_watch(int fd, const char* path, std::uint32_t events) {
  NEXT(inotify_add_watch);
  return fails(kAddWatch) ? -1 : real(fd, path, events);
}

// The real ones, by the names under which their library keeps them for such as this: looking for
// them would allocate.
#ifdef GSAW_FAULTS_UNDER_ASAN
#define REAL(name) __interceptor_##name
#else
#define REAL(name) __libc_##name
#endif
void* REAL(malloc)(size_t size);
void* REAL(calloc)(size_t count, size_t size);
void* REAL(realloc)(void* memory, size_t size);
void* REAL(memalign)(size_t alignment, size_t size);

void* malloc(size_t size) { return fails(kMalloc) ? nullptr : REAL(malloc)(size); }
void* calloc(size_t count, size_t size) {
  return fails(kMalloc) ? nullptr : REAL(calloc)(count, size);
}
void* realloc(void* memory, size_t size) {
  return fails(kMalloc) ? nullptr : REAL(realloc)(memory, size);
}
void* memalign(size_t alignment, size_t size) {
  return fails(kMalloc) ? nullptr : REAL(memalign)(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void** memory, size_t alignment, size_t size) {
  if (fails(kMalloc)) return ENOMEM;
  *memory = REAL(memalign)(alignment, size);
  return *memory == nullptr ? ENOMEM : 0;
}

#ifdef GSAW_FAULTS_UNDER_ASAN
// How it finds the stack of a new thread.
int pthread_getattr_np(pthread_t thread, pthread_attr_t* attributes) {
  NEXT(pthread_getattr_np);
  is_sanitizers = true;
  const int error = real(thread, attributes);
  is_sanitizers = false;
  return error;
}
#endif

}  // extern "C"

#ifdef GSAW_FAULTS_UNDER_ASAN
// The standard library's operators call malloc; the sanitizer's are its own, and it tells memory
// of the one from memory of the other.
#define REAL_NEW(mangled, ...) \
  static const auto real = next<void*(std::size_t, ##__VA_ARGS__)>(mangled)

void* operator new(std::size_t size) {
  REAL_NEW("_Znwm");
  return fails(kMalloc) ? throw std::bad_alloc() : real(size);
}
void* operator new[](std::size_t size) {
  REAL_NEW("_Znam");
  return fails(kMalloc) ? throw std::bad_alloc() : real(size);
}
void* operator new(std::size_t size, const std::nothrow_t& tag) noexcept {
  REAL_NEW("_ZnwmRKSt9nothrow_t", const std::nothrow_t&);
  return fails(kMalloc) ? nullptr : real(size, tag);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept {
  REAL_NEW("_ZnamRKSt9nothrow_t", const std::nothrow_t&);
  return fails(kMalloc) ? nullptr : real(size, tag);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  REAL_NEW("_ZnwmSt11align_val_t", std::align_val_t);
  return fails(kMalloc) ? throw std::bad_alloc() : real(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  REAL_NEW("_ZnamSt11align_val_t", std::align_val_t);
  return fails(kMalloc) ? throw std::bad_alloc() : real(size, alignment);
}
#endif
