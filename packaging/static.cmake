# One static program: the libraries that the packages have in static form are found as such, the others
# in the folder that packaging/static_libraries has made.
set(GSAW_STATIC_LIBRARIES "" CACHE PATH
    "Link gsaw statically; the folder made by packaging/static_libraries")
if(GSAW_STATIC_LIBRARIES)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  add_link_options(-static -s)
  link_directories(${GSAW_STATIC_LIBRARIES}/lib)
endif()

# To be called when the packages are found: their targets are those of shared libraries.
function(gsaw_use_static_libraries)
  foreach(pair fmt::fmt=fmt simdjson::simdjson=simdjson date::date-tz=date-tz)
    string(REPLACE "=" ";" pair ${pair})
    list(GET pair 0 target)
    list(GET pair 1 name)
    get_target_property(configurations ${target} IMPORTED_CONFIGURATIONS)
    foreach(configuration IN LISTS configurations)
      set_target_properties(${target} PROPERTIES
        IMPORTED_LOCATION_${configuration} ${GSAW_STATIC_LIBRARIES}/lib/lib${name}.a
        IMPORTED_SONAME_${configuration} "")
    endforeach()
  endforeach()
endfunction()
