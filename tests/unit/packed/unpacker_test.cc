// Every format: whole, in many members, cut at every byte, damaged, followed by other things; and
// the same whatever pieces it comes in.
#include "packed/unpacker.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "packed/unpacked_text.h"
#include "unit/packed/packed_text.h"

using namespace gsaw;
using namespace gsaw::testing;
using namespace std::string_view_literals;
using Kind = PackedFlaw::Kind;
using Next = Unpacker::Next;

namespace {

UnpackedText unpack_in_pieces(std::string_view packed, std::size_t in, std::size_t room,
                              Next next = Next::soon) {
  Unpacker unpacker(*find_content_kind(packed));
  UnpackedText all;
  std::string to(room, '\0');
  std::size_t held = 0, begin = 0;
  for (;;) {
    const bool is_last = begin + held == packed.size();
    const Unpacker::Step step = unpacker.step(std::span(packed).subspan(begin, held),
                                              is_last ? Next::nothing : next, std::span(to));
    all.text.append(to, 0, step.made);
    begin += step.used;
    held -= step.used;
    all.flaw = step.flaw;
    if (step.flaw || step.is_done) return all;
    const bool wants_more = (held == 0 && step.made < room) || (step.used == 0 && step.made == 0);
    if (wants_more) held = std::min(held + in, packed.size() - begin);
  }
}

UnpackedText unpack(std::string_view packed) {
  return unpacked_text(packed, *find_content_kind(packed));
}

std::string some_lines(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "{\"n\":" + std::to_string(random() % 100000) + ",\"msg\":\"line\"}\n";
  }
  return text;
}

// Which says the same in words.
std::string outcome(const UnpackedText& unpacked) {
  return std::to_string(unpacked.text.size()) +
         (unpacked.flaw ? flaw_text(*unpacked.flaw) : " and all");
}

}  // namespace

TEST_CASE("one member, many, and members of nothing") {
  const std::string one = some_lines(20000, 1);
  const std::string two = some_lines(7, 2);
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string nothing = packed(packing, "");
    const std::string whole = packed(packing, one);
    CHECK(unpack(whole).text == one);
    CHECK_FALSE(unpack(whole).flaw);
    CHECK(unpack(nothing).text.empty());
    CHECK_FALSE(unpack(nothing).flaw);
    std::string many = nothing + whole + nothing + nothing + packed(packing, two);
    CHECK(unpack(many).text == one + two);
    CHECK_FALSE(unpack(many).flaw);
    many += std::string(700, '\0');
    CHECK(unpack(many).text == one + two);
    CHECK_FALSE(unpack(many).flaw);
    for (const std::size_t in : {1U, 7U, 4096U}) {
      for (const std::size_t room : {1U, 100U, 200000U}) {
        for (const Next next : {Next::soon, Next::later}) {
          CHECK(outcome(unpack_in_pieces(many, in, room, next)) == outcome(unpack(many)));
        }
      }
    }
  }
}

TEST_CASE("cut at any byte it gives what comes before, and says where") {
  const std::string one = some_lines(30, 3);
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string first = packed(packing, one);
    const std::string whole = first + packed(packing, one);
    for (std::size_t size = kPackedHead; size < whole.size(); ++size) {
      CAPTURE(size);
      const std::string_view cut = std::string_view(whole).substr(0, size);
      const UnpackedText unpacked = unpack(cut);
      CHECK((one + one).starts_with(unpacked.text));
      CHECK(unpacked.flaw.has_value() == (size != first.size()));
      if (size >= first.size()) CHECK(unpacked.text.size() >= one.size());
      if (!unpacked.flaw) continue;
      CHECK(unpacked.flaw->kind == Kind::cut);
      CHECK(unpacked.flaw->at == size);
      CHECK(outcome(unpack_in_pieces(cut, 3, 5)) == outcome(unpacked));
    }
  }
}

TEST_CASE("hostile: a wrong byte is found, and the same comes out in whatever pieces") {
  const std::string one = some_lines(5000, 4);
  std::mt19937 random(77);
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string whole = packed(packing, one) + packed(packing, some_lines(20, 5));
    for (int i = 0; i < 150; ++i) {
      std::string wrong = whole;
      const std::size_t at = kPackedHead + random() % (whole.size() - kPackedHead);
      wrong[at] = static_cast<char>(wrong[at] ^ (1 << random() % 8));
      CAPTURE(at);
      const UnpackedText unpacked = unpack(wrong);
      // Of a header's name, time and such nothing tells.
      if (!unpacked.flaw) CHECK(unpacked.text == unpack(whole).text);
      for (const std::size_t in : {std::size_t{1} + random() % 50, std::size_t{5000}}) {
        const std::size_t room = 1 + random() % (i % 2 == 0 ? 100 : 100000);
        CAPTURE(in);
        CAPTURE(room);
        const UnpackedText again = unpack_in_pieces(wrong, in, room);
        CHECK(outcome(again) == outcome(unpacked));
        CHECK(again.text == unpacked.text);
      }
    }
  }
}

TEST_CASE("hostile: damage is found where pieces come late, too, and the same comes before it") {
  const std::string one = some_lines(2000, 7);
  std::mt19937 random(78);
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string whole = packed(packing, one);
    for (int i = 0; i < 50; ++i) {
      std::string wrong = whole;
      const std::size_t at = kPackedHead + random() % (whole.size() - kPackedHead);
      wrong[at] = static_cast<char>(wrong[at] ^ (1 << random() % 8));
      CAPTURE(at);
      const UnpackedText unpacked = unpack(wrong);
      const UnpackedText late = unpack_in_pieces(wrong, 1 + random() % 500, 1000, Next::later);
      CHECK(late.flaw.has_value() == unpacked.flaw.has_value());
      const std::size_t common = std::min(late.text.size(), unpacked.text.size());
      CHECK(late.text.substr(0, common) == unpacked.text.substr(0, common));
    }
  }
}

TEST_CASE("what stands behind is told, and the beginning of a member is one cut short") {
  const std::string one = some_lines(3, 6);
  for (const Packing packing : kPackings) {
    CAPTURE(static_cast<int>(packing));
    const std::string whole = packed(packing, one);
    for (const std::string_view behind : {"{}\n", "P", "garbage that goes on"}) {
      CAPTURE(behind);
      for (const std::string& nuls : {std::string(), std::string(9, '\0')}) {
        const UnpackedText unpacked = unpack(whole + nuls + std::string(behind));
        CHECK(unpacked.text == one);
        REQUIRE(unpacked.flaw);
        CHECK(unpacked.flaw->kind == (behind == "P" ? Kind::cut : Kind::followed));
        CHECK(unpacked.flaw->at == whole.size() + nuls.size() + (behind == "P" ? 1 : 0));
      }
    }
  }
}

TEST_CASE("frames that zstd is to pass over are no text") {
  const std::string skipped("\x50*M\x18\x04\0\0\0abcd", 12);
  CHECK(unpack(skipped + zstd_packed("a\n") + skipped).text == "a\n");
  CHECK_FALSE(unpack(skipped + zstd_packed("a\n") + skipped).flaw);
  CHECK(unpack(skipped).text.empty());
  CHECK_FALSE(unpack(skipped).flaw);
}

TEST_CASE("hostile: what would take too much memory is told") {
  // A window of 2 GiB, and then a block.
  const std::string wide("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", 9);
  const UnpackedText unpacked = unpack(wide);
  REQUIRE(unpacked.flaw);
  CHECK(unpacked.flaw->kind == Kind::too_large);
}

namespace {

// A gzip member whose one block of deflate, with fixed codes, is these bits.
std::string gzip_of_bits(std::string_view bits) {
  std::string member("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  for (std::size_t at = 0; at < bits.size(); at += 8) {
    int byte = 0;
    for (std::size_t bit = 0; bit < 8 && at + bit < bits.size(); ++bit) {
      byte |= (bits[at + bit] - '0') << bit;
    }
    member += static_cast<char>(byte);
  }
  return member + std::string(8, 'x');
}

}  // namespace

TEST_CASE("hostile: a copy of what stands before the beginning brings no bytes of the memory") {
  // A literal, then 10 bytes from 100 before, then its end.
  const UnpackedText unpacked =
      unpack(gzip_of_bits("110"
                          "10010001"
                          "0001000"
                          "01101"
                          "11000"
                          "0000000"));
  REQUIRE(unpacked.flaw);
  CHECK(unpacked.flaw->kind == Kind::damaged);
  CHECK(std::string_view("a").starts_with(unpacked.text));
}

TEST_CASE("hostile: nor does a copy from a distance that there is not") {
  // Codes of its own; eight bytes come before such a copy.
  constexpr std::string_view kCodes =
      "\x1f\x8b\x08\x00\x00\x00\xb2\x32\xac\xe5\xaa\x56\x4a\x52\xb2\x32\xaa\xff\x06\xff"
      "\xff\x23\xff\xff\xff\xff\xff\xff\xff\x00\x00\x92\x32\xac\xe5\xaa\x56\x10\x40\x00"
      "\x00\x3f"sv;
  const UnpackedText few = unpack(kCodes);
  REQUIRE(few.flaw);
  CHECK(few.flaw->kind == Kind::damaged);
  CHECK("{\"b\":2\x7f\xf6"sv.starts_with(few.text));
  // Many literals, then 10 bytes from the distance with code 30, then its end.
  for (const std::size_t count : {std::size_t{1}, std::size_t{300}, std::size_t{200'000}}) {
    CAPTURE(count);
    std::string bits = "110";
    for (std::size_t i = 0; i < count; ++i) bits += i % 2 == 0 ? "10010001" : "10010010";
    bits +=
        "0001000"
        "11110"
        "0000000";
    const std::string member = gzip_of_bits(bits);
    const UnpackedText unpacked = unpack(member);
    REQUIRE(unpacked.flaw);
    CHECK(unpacked.flaw->kind == Kind::damaged);
    CHECK(unpacked.text.size() <= count);
    CHECK(unpacked.text.size() + 258 >= count);
    CHECK(unpacked.text.find_first_not_of("ab") == std::string::npos);
    for (const std::size_t room : {std::size_t{7}, std::size_t{70'001}}) {
      CHECK(unpack_in_pieces(member, 100, room).text == unpacked.text);
    }
  }
}
