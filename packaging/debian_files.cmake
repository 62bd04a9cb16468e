# What a Debian package has that `cmake --install` does not put anywhere: a changelog, and compressed
# texts. Run by cpack before it makes the package.
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
set(changelog ${share}/doc/gelf-chainsaw/changelog)
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/debian_changelog
                        ${CMAKE_CURRENT_LIST_DIR}/../CHANGELOG.md ${CPACK_PACKAGE_CONTACT}
                OUTPUT_FILE ${changelog} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND gzip -9 -n ${changelog} ${share}/man/man1/gsaw.1 COMMAND_ERROR_IS_FATAL ANY)
