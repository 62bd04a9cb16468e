// A reference to something callable: what std::function is without owning or allocating.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace gsaw {

template <class Signature>
class FunctionRef;

// Lives no longer than the callable it was made from; meant for parameters only.
template <class Return, class... Args>
class FunctionRef<Return(Args...)> {
 public:
  template <class Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef>)
      FunctionRef(Callable&& callable)
      : callable_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
        call_([](void* target, Args... args) -> Return {
          return (*static_cast<std::remove_reference_t<Callable>*>(target))(
              std::forward<Args>(args)...);
        }) {}

  Return operator()(Args... args) const { return call_(callable_, std::forward<Args>(args)...); }

 private:
  void* callable_;
  Return (*call_)(void*, Args...);
};

}  // namespace gsaw
