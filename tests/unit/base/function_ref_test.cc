// FunctionRef: refers to a callable of any kind, copies and owns nothing.
#include "base/function_ref.h"

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>

namespace gsaw {
namespace {

int twice(int x) { return 2 * x; }

int call(FunctionRef<int(int)> use, int x) { return use(x); }

TEST_CASE("lambdas, function pointers, std::function") {
  CHECK(call([](int x) { return x + 1; }, 4) == 5);
  const int offset = 10;
  CHECK(call([&](int x) { return x + offset; }, 4) == 14);
  int (*const pointer)(int) = twice;
  CHECK(call(pointer, 4) == 8);
  const std::function<int(int)> function = twice;
  CHECK(call(function, 4) == 8);
}

TEST_CASE("the callable itself is called, not a copy") {
  struct Counter {
    int calls = 0;
    int operator()(int) { return ++calls; }
  };
  Counter counter;
  call(counter, 0);
  CHECK(call(counter, 0) == 2);
  CHECK(counter.calls == 2);

  struct NotCopied {
    NotCopied() = default;
    NotCopied(const NotCopied&) = delete;
    int operator()(int x) const { return x; }
  };
  const NotCopied unique;
  CHECK(call(unique, 3) == 3);
}

TEST_CASE("a copy refers to the same callable") {
  int calls = 0;
  const auto count = [&calls](int x) { return calls += x; };
  const FunctionRef<int(int)> first(count);
  FunctionRef<int(int)> second = first;
  FunctionRef<int(int)> third(second);
  first(1);
  second(2);
  third(3);
  CHECK(calls == 6);
}

TEST_CASE("arguments and results pass as they are declared") {
  std::string text = "a";
  const auto append = [](std::string& out) -> std::string& { return out += "b"; };
  const FunctionRef<std::string&(std::string&)> by_reference(append);
  CHECK(&by_reference(text) == &text);
  CHECK(text == "ab");

  const auto open = [](std::unique_ptr<int> value) { return *value; };
  const FunctionRef<int(std::unique_ptr<int>)> by_move(open);
  CHECK(by_move(std::make_unique<int>(7)) == 7);

  bool called = false;
  const auto note = [&] { called = true; };
  const FunctionRef<void()> nothing(note);
  nothing();
  CHECK(called);
}

}  // namespace
}  // namespace gsaw
