// Text packed in every format, by the libraries that unpack it.
#pragma once

#include <bzlib.h>
#include <doctest/doctest.h>
#include <isa-l/igzip_lib.h>
#include <lz4frame.h>
#include <lzma.h>
#include <zstd.h>

#include <string>
#include <string_view>

#include "base/content_kind.h"

namespace gsaw::testing {

// By a stream that is ready but for where it reads and writes.
inline std::string gzipped_by(isal_zstream& stream, int (*deflate)(isal_zstream*),
                              std::string_view text) {
  std::string out(text.size() * 2 + 1024, '\0');
  stream.gzip_flag = IGZIP_GZIP;
  stream.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<std::uint32_t>(text.size());
  stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
  stream.avail_out = static_cast<std::uint32_t>(out.size());
  REQUIRE(deflate(&stream) == COMP_OK);
  out.resize(stream.total_out);
  return out;
}

inline std::string gzipped(std::string_view text) {
  isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  stream.end_of_stream = 1;
  return gzipped_by(stream, isal_deflate_stateless, text);
}

// The begin of a member, flushed so that all of the text can be made of it.
inline std::string gzip_flushed(std::string_view text) {
  isal_zstream stream;
  isal_deflate_init(&stream);
  stream.flush = SYNC_FLUSH;
  return gzipped_by(stream, isal_deflate, text);
}

inline std::string zstd_packed(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  out.resize(ZSTD_compress2(context, out.data(), out.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return out;
}

inline std::string xz_packed(std::string_view text) {
  std::string out(lzma_stream_buffer_bound(text.size()), '\0');
  std::size_t size = 0;
  REQUIRE(lzma_easy_buffer_encode(0, LZMA_CHECK_CRC64, nullptr,
                                  reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                  reinterpret_cast<std::uint8_t*>(out.data()), &size,
                                  out.size()) == LZMA_OK);
  out.resize(size);
  return out;
}

inline std::string bzip2_packed(std::string_view text) {
  std::string out(text.size() * 2 + 1024, '\0');
  auto size = static_cast<unsigned>(out.size());
  REQUIRE(BZ2_bzBuffToBuffCompress(out.data(), &size, const_cast<char*>(text.data()),
                                   static_cast<unsigned>(text.size()), 1, 0, 0) == BZ_OK);
  out.resize(size);
  return out;
}

inline std::string lz4_packed(std::string_view text) {
  LZ4F_preferences_t preferences = {};
  preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
  preferences.frameInfo.blockChecksumFlag = LZ4F_blockChecksumEnabled;
  std::string out(LZ4F_compressFrameBound(text.size(), &preferences), '\0');
  out.resize(LZ4F_compressFrame(out.data(), out.size(), text.data(), text.size(), &preferences));
  return out;
}

inline std::string packed(Packing packing, std::string_view text) {
  switch (packing) {
    case Packing::gzip:
      return gzipped(text);
    case Packing::zstd:
      return zstd_packed(text);
    case Packing::xz:
      return xz_packed(text);
    case Packing::bzip2:
      return bzip2_packed(text);
    case Packing::lz4:
      return lz4_packed(text);
    case Packing::none:
      break;
  }
  return std::string(text);
}

inline constexpr Packing kPackings[] = {Packing::gzip, Packing::zstd, Packing::xz, Packing::bzip2,
                                        Packing::lz4};

}  // namespace gsaw::testing
