# Makes OUTPUT, C++ that defines what cli/build_facts.h declares; leaves it alone where nothing has
# changed:
# cmake -DSOURCE=... -DOUTPUT=... -DVERSION=... -DBUILD=... -DLIBRARIES=... -P build_facts.cmake
execute_process(COMMAND git describe --always --dirty=+ --exclude=* --abbrev=10
                WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE commit ERROR_QUIET
                OUTPUT_STRIP_TRAILING_WHITESPACE)
# The commit of another repository that the sources lie in says nothing of them.
if(NOT EXISTS ${SOURCE}/.git)
  set(commit "")
endif()
set(code "// Made by build_facts.cmake.\n#include \"cli/build_facts.h\"\n\nnamespace gsaw {\n\n")
foreach(fact Version=VERSION Commit=commit Build=BUILD Libraries=LIBRARIES)
  string(REPLACE "=" ";" fact ${fact})
  list(GET fact 0 name)
  list(GET fact 1 variable)
  string(APPEND code "const std::string_view k${name} = \"${${variable}}\";\n")
endforeach()
string(APPEND code "\n}  // namespace gsaw\n")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT code STREQUAL "${before}")
  file(WRITE ${OUTPUT} "${code}")
endif()
