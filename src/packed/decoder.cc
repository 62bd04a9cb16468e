// Which decoder reads which packing.
#include "packed/decoder.h"

#include <cassert>

namespace gsaw {

std::unique_ptr<Decoder> make_decoder(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return make_gzip_decoder();
    case Packing::zstd:
      return make_zstd_decoder();
    case Packing::xz:
      return make_xz_decoder();
    case Packing::bzip2:
      return make_bzip2_decoder();
    case Packing::lz4:
      return make_lz4_decoder();
    case Packing::none:
      break;
  }
  assert(false);
  return nullptr;
}

}  // namespace gsaw
