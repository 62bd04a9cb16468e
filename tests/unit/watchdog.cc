// A test that waits for what never comes fails soon, and by its name.
#include <doctest/doctest.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cstring>

namespace {

const char* test_name = "";
double begin = 0, looked = 0;  // by processor_seconds

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void write_text(const char* text) {
  static_cast<void>(::write(STDERR_FILENO, text, std::strlen(text)) == 0);
}

// On a machine that has much else to do a test may take long: not one that only waits, nor one
// whose work has no end.
bool is_at_work() {
  constexpr double kLeast = 0.01 * GSAW_TEST_SECONDS;
  const double now = processor_seconds();
  const bool has_worked = now - looked > kLeast;
  looked = now;
  return has_worked && now - begin < GSAW_TEST_SECONDS;
}

void hangs(int) {
  if (is_at_work()) {
    ::alarm(GSAW_TEST_SECONDS);
    return;
  }
  write_text("hangs: ");
  write_text(test_name);
  write_text("\n");
  ::_exit(1);
}

// Starts the clock anew with every test case.
struct Watchdog : doctest::IReporter {
  explicit Watchdog(const doctest::ContextOptions&) {}

  void test_case_start(const doctest::TestCaseData& test) override {
    test_name = test.m_name;
    begin = looked = processor_seconds();
    ::signal(SIGALRM, hangs);
    ::alarm(GSAW_TEST_SECONDS);
  }
  void test_case_end(const doctest::CurrentTestCaseStats&) override { ::alarm(0); }

  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void report_query(const doctest::QueryData&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

REGISTER_LISTENER("watchdog", 1, Watchdog);

}  // namespace
