// The only user of simdjson: turns text into tokens.
//
// simdjson's stage 1 (its SIMD chosen at run time) finds them; what is done with them is our own
// (json_reader.cc).
#include "record/json_tokenizer.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>

namespace gsaw {

struct JsonTokenizer::Stage1 {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
#ifndef NDEBUG
  std::string text;
#endif

  void reserve(std::size_t size) {
    if (parser && parser->capacity() >= size) return;
    constexpr std::size_t kFirstCapacity = std::size_t{16} << 10;
    const std::size_t capacity =
        size > kKeptJson ? size : std::max(kFirstCapacity, std::bit_ceil(size));
    parser.reset();
    // The depth is not used: the walk keeps its own.
    const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        std::min<std::size_t>(capacity, simdjson::SIMDJSON_MAXSIZE_BYTES), 1, parser);
    if (error == simdjson::SUCCESS) return;
    parser.reset();
    throw std::bad_alloc();
  }
};

JsonTokenizer::JsonTokenizer() : stage1_(std::make_unique<Stage1>()) {}
JsonTokenizer::~JsonTokenizer() = default;

std::optional<JsonTokens> JsonTokenizer::tokenize(std::string_view text) {
  if (text.size() >= simdjson::SIMDJSON_MAXSIZE_BYTES) throw std::length_error("4 GiB of JSON");
  stage1_->reserve(text.size());
  auto& parser = *stage1_->parser;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (parser.stage1(bytes, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) {
    return {};
  }
#ifndef NDEBUG
  stage1_->text = text;
#endif
  // simdjson has room for nine positions more than bytes, and sets three.
  const std::uint32_t count = parser.n_structural_indexes;
  std::uint32_t* const positions = parser.structural_indexes.get();
  std::fill_n(positions + count, JsonTokens::kBehind, static_cast<std::uint32_t>(text.size()));
  return JsonTokens{text.data(), positions, count, text.data() + text.size() - 1};
}

#ifdef NDEBUG
bool JsonTokenizer::made_of(std::string_view, std::size_t) const { return true; }
#else
bool JsonTokenizer::made_of(std::string_view part, std::size_t begin) const {
  return std::string_view(stage1_->text).substr(begin, part.size()) == part;
}
#endif

void JsonTokenizer::give_back() { stage1_->parser.reset(); }

}  // namespace gsaw
