// Lines as container runtimes write them, and such lines put together the plain way.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gsaw::testing {

inline std::string cri(std::string_view stream, std::string_view tag, std::string_view text) {
  return std::string("2016-10-06T00:17:09.669794202Z ")
      .append(stream)
      .append(" ")
      .append(tag)
      .append(" ")
      .append(text)
      .append("\n");
}

// `text` is escaped; `second` makes times differ.
inline std::string docker(std::string_view stream, std::string_view text,
                          std::string_view second = "1") {
  return std::string(R"({"log":")")
      .append(text)
      .append(R"(","stream":")")
      .append(stream)
      .append(R"(","time":"2016-02-08T18:33:0)")
      .append(second)
      .append("Z\"}\n");
}

// `value`: of MESSAGE, with its quotes; `marks`: members that docker's driver adds.
inline std::string journal(std::string_view container, std::string_view value,
                           std::string_view marks = "") {
  std::string line = R"({"__CURSOR":"s","CONTAINER_ID":")";
  line.append(container).append(R"(","PRIORITY":"6",)").append(marks);
  return line.append(R"("MESSAGE":)").append(value).append("}\n");
}

// Those of part `ordinal` of the entry `id`.
inline std::string journal_marks(std::string_view id, int ordinal, bool is_last) {
  std::string marks = R"("CONTAINER_PARTIAL_ID":")";
  marks.append(id).append(R"(","CONTAINER_PARTIAL_ORDINAL":")").append(std::to_string(ordinal));
  marks.append(R"(","CONTAINER_PARTIAL_LAST":")").append(is_last ? "true" : "false");
  return marks.append(is_last ? R"(",)" : R"(","CONTAINER_PARTIAL_MESSAGE":"true",)");
}

// Each line of `lines` as "number:line", the first of which has the number `first`.
inline void add_numbered(std::vector<std::string>& to, std::string_view lines,
                         std::uint64_t first) {
  while (!lines.empty()) {
    const std::size_t size = std::min(lines.find('\n'), lines.size() - 1) + 1;
    to.push_back(std::to_string(first++) + ':' + std::string(lines.substr(0, size)));
    lines.remove_prefix(size);
  }
}

}  // namespace gsaw::testing
