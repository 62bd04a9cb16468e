// A transaction id taken apart, and the keys that carry one.
#include <string>

#include "fuzz/shared/input.h"
#include "fuzz/shared/require.h"
#include "record/id_key.h"
#include "record/txn_id.h"

using namespace gsaw;
using fuzz::require;

namespace {

std::string put_together(const TxnId& id) {
  std::string text;
  for (const std::string_view part :
       {std::string_view(".rh-"), id.process, std::string_view(".h-"), id.host,
        std::string_view(".r-"), id.request, std::string_view(".c-"), id.counter,
        std::string_view(".ts-"), id.created_text, std::string_view(".v-"), id.version}) {
    text += part;
  }
  return text;
}

void check_id(std::string_view text) {
  const auto id = decode_txn_id(text);
  if (!id) return;
  const std::string whole = put_together(*id);
  require(text.starts_with(whole) && text.find_first_not_of(".-", whole.size()) == text.npos,
          "the parts are the id", text);
  require(!id->host.empty() && id->process.size() == 4 && id->request.size() == 8,
          "an id has all its parts", text);
  const auto again = decode_txn_id(whole);
  require(again && again->created == id->created && again->host == id->host,
          "without the end of the sentence it is the same", text);
}

void check_key(std::string_view key) {
  const auto rank = [](std::string_view name) {
    const auto found = find_id_key({name, {}, {}});
    return found ? found->rank : -1;
  };
  require(rank(key) < 0 || may_be_id_key(key), "the last bytes refuse no key of an id", key);
  if (key.size() < 2 || key.size() >= KeyName::kLongestKey) return;
  require(rank("_" + std::string(key)) == rank(key), "GELF's underscore changes no key", key);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::OwnBytes own(fuzz::as_text(data, size));
  check_id(own.view());
  check_key(own.view());
  return 0;
}
