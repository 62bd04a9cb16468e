// Which of the kinds of vectors that Highway compiled a function for is called here.
//
// The best is chosen at run time, by us: Highway's own choice would need its shared
// library, whose start costs 2 ms, more than all of gsaw's. Included behind
// hwy/highway.h, where HWY_ONCE is set.
#pragma once

#include <hwy/highway.h>

namespace gsaw {

enum class VectorTarget { baseline, avx2, avx512, avx512_tables };

// The processor features are those that Highway compiles each of its targets for.
inline VectorTarget best_vector_target() {
#if HWY_ARCH_X86
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
  if (avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd")) {
    // But for VAES and AVX-VNNI, which not every compiler can ask for and no search uses.
    const bool tables =
        __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
        __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512bitalg") &&
        __builtin_cpu_supports("vpclmulqdq");
    return tables ? VectorTarget::avx512_tables : VectorTarget::avx512;
  }
  if (avx2) return VectorTarget::avx2;
#endif
  return VectorTarget::baseline;
}

}  // namespace gsaw

// Compiled only for files that ask for it (HWY_WANT_AVX3_DL).
#if HWY_ARCH_X86 && (HWY_TARGETS & HWY_AVX3_DL) && HWY_STATIC_TARGET != HWY_AVX3_DL
#define GSAW_IF_AVX512_TABLES(function) \
  if (best_vector_target() == VectorTarget::avx512_tables) return &N_AVX3_DL::function;
#else
#define GSAW_IF_AVX512_TABLES(function)
#endif
#if HWY_ARCH_X86 && (HWY_TARGETS & HWY_AVX3) && HWY_STATIC_TARGET != HWY_AVX3
#define GSAW_IF_AVX512(function) \
  if (best_vector_target() >= VectorTarget::avx512) return &N_AVX3::function;
#else
#define GSAW_IF_AVX512(function)
#endif
#if HWY_ARCH_X86 && (HWY_TARGETS & HWY_AVX2) && HWY_STATIC_TARGET != HWY_AVX2
#define GSAW_IF_AVX2(function) \
  if (best_vector_target() != VectorTarget::baseline) return &N_AVX2::function;
#else
#define GSAW_IF_AVX2(function)
#endif

// The address of `function`, of namespace HWY_NAMESPACE, for the widest vectors there are.
#define GSAW_BEST_OF(function)             \
  [] {                                     \
    GSAW_IF_AVX512_TABLES(function)        \
    GSAW_IF_AVX512(function)               \
    GSAW_IF_AVX2(function)                 \
    return &HWY_STATIC_DISPATCH(function); \
  }()
