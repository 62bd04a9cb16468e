# Builds on another machine for 64-bit ARM; for a static program alone, whose libraries
# packaging/static_libraries has made.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static)
# Libraries of that machine; headers, and what CMake knows of packages, are this one's.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES GSAW_STATIC_LIBRARIES)
set(CMAKE_FIND_ROOT_PATH ${GSAW_STATIC_LIBRARIES})
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
file(GLOB host_packages /usr/lib/*-linux-gnu/cmake)
list(APPEND CMAKE_PREFIX_PATH ${host_packages})
