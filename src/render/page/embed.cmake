# Makes OUTPUT, C++ that defines what render/page_parts.h declares, from the files in FOLDER:
# cmake -DFOLDER=... -DOUTPUT=... -P embed.cmake

# The SHA-256 of a file in base64, as a Content-Security-Policy names what may be used.
function(hash_for_policy file result)
  file(SHA256 ${file} hex)
  set(digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  string(APPEND hex 00)  # 32 bytes and one more are 11 groups of three
  set(text "")
  foreach(group RANGE 10)
    math(EXPR at "6 * ${group}")
    string(SUBSTRING ${hex} ${at} 6 three)
    foreach(shift 18 12 6 0)
      math(EXPR digit "(0x${three} >> ${shift}) & 63")
      string(SUBSTRING ${digits} ${digit} 1 letter)
      string(APPEND text ${letter})
    endforeach()
  endforeach()
  string(REGEX REPLACE ".$" "=" text ${text})
  set(${result} "sha256-${text}" PARENT_SCOPE)
endfunction()

set(code "// Made from src/render/page by embed.cmake.\n#include \"render/page_parts.h\"\n\nnamespace gsaw {\n\n")
foreach(part Style=trace.css Script=trace.js)
  string(REPLACE "=" ";" part ${part})
  list(GET part 0 name)
  list(GET part 1 file)
  file(READ ${FOLDER}/${file} text)
  hash_for_policy(${FOLDER}/${file} hash)
  string(APPEND code "const std::string_view kPage${name} = R\"page(${text})page\";\n"
                     "const std::string_view kPage${name}Hash = \"${hash}\";\n\n")
endforeach()
file(WRITE ${OUTPUT} "${code}}  // namespace gsaw\n")
