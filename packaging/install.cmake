# What is installed, and where; and how it is removed again.
install(TARGETS gsaw RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES man/gsaw.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES completions/gsaw.bash RENAME gsaw
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES completions/gsaw.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Debian's zsh looks for those of packages, below /usr, in another folder than below /usr/local.
# The prefix may be given as late as with `cmake --install`; a package's ends in /usr.
install(CODE "
  set(zsh_folder site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES \"/usr/?$\")
    set(zsh_folder vendor-completions)
  endif()
  file(INSTALL \"${PROJECT_SOURCE_DIR}/completions/_gsaw\"
       DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${zsh_folder}\")")

# install_manifest.txt is of what was installed here: cpack, which installs into a folder of its
# own, writes another, named by this. The last rule, as the rules before look at it too.
install(CODE "
  if(\"\$ENV{DESTDIR}\" MATCHES \"/_CPack_Packages/\")
    set(CMAKE_INSTALL_COMPONENT package)
  endif()")

add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -D MANIFEST=${PROJECT_BINARY_DIR}/install_manifest.txt
          -P ${PROJECT_SOURCE_DIR}/packaging/uninstall.cmake
  VERBATIM)
