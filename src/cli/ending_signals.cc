// The signals that ask a program to end, made a request to stop.
#include "cli/ending_signals.h"

#include <unistd.h>

#include <atomic>
#include <cassert>

namespace gsaw {
namespace {

// What the handler can reach.
std::atomic<StopSignal*> stop_of_process = nullptr;
std::atomic<bool> pager_has_keyboard = false;

bool is_from_keyboard(int signal) { return signal == SIGINT || signal == SIGQUIT; }

void on_signal(int signal) {
  StopSignal* const stop = stop_of_process.load();
  if (stop == nullptr) return;
  const bool waits_for_pager = pager_has_keyboard.load();
  const bool is_second = stop->signal() != 0;
  if (is_second && !(waits_for_pager && is_from_keyboard(signal))) end_by_signal(signal);
  stop->request(signal);
  if (!waits_for_pager) ::alarm(EndingSignals::kGrace);
}

void on_time_over(int) {
  const StopSignal* const stop = stop_of_process.load();
  if (stop != nullptr && stop->signal() != 0) end_by_signal(stop->signal());
}

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

EndingSignals::EndingSignals(StopSignal& stop, Keyboard keyboard) {
  assert(stop_of_process.load() == nullptr);
  stop_of_process.store(&stop);
  pager_has_keyboard.store(keyboard == Keyboard::pagers);
  for (Saved& saved : saved_) {
    const bool is_time = saved.signal == SIGALRM;
    const bool core_wanted = saved.signal == SIGQUIT && keyboard == Keyboard::ours;
    if (core_wanted || (!is_time && is_ignored(saved.signal))) continue;
    struct sigaction action {};
    action.sa_handler = is_time ? on_time_over : on_signal;
    action.sa_flags = SA_RESTART;
    saved.before.emplace();
    ::sigaction(saved.signal, &action, &*saved.before);
  }
}

EndingSignals::~EndingSignals() {
  ::alarm(0);
  for (const Saved& saved : saved_) {
    if (saved.before) ::sigaction(saved.signal, &*saved.before, nullptr);
  }
  stop_of_process.store(nullptr);
}

void end_by_signal(int signal) {
  struct sigaction by_default {};
  by_default.sa_handler = SIG_DFL;
  ::sigaction(signal, &by_default, nullptr);
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, signal);
  ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  ::raise(signal);
  ::_exit(128 + signal);
}

}  // namespace gsaw
