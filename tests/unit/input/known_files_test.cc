// KnownFiles: what is remembered of files, and for how long.
#include <doctest/doctest.h>

#include "input/known_files.h"

using namespace gsaw;

namespace {

KnownFile file(ino_t inode, std::string label = {}) {
  return {{{1, inode}, 10, 5}, std::move(label), {}};
}

}  // namespace

TEST_CASE("a file is read as long as nothing was written to it") {
  KnownFiles known;
  known.add(file(7));
  FileStamp stamp = file(7).stamp;
  CHECK(known.recognize(stamp, ""));
  stamp.size = 11;
  CHECK_FALSE(known.recognize(stamp, ""));
  CHECK_FALSE(known.recognize(file(8).stamp, ""));
}

TEST_CASE("a label stays with a file that becomes another") {
  KnownFiles known;
  known.add(file(7, "@1"));
  CHECK(known.recognize(file(8).stamp, "@1"));
  CHECK(known.recognize(file(8).stamp, ""));  // it is this one by now
  CHECK_FALSE(known.recognize(file(7).stamp, ""));
}

TEST_CASE("what is gone is forgotten, but for the last") {
  KnownFiles known;
  for (ino_t inode = 1; inode <= 100; ++inode) known.add(file(inode));
  known.add(file(1));  // in place of the first
  CHECK(known.size() == 100);
  const std::vector<FileIdentity> present{{1, 3}};
  known.keep_only(present);
  CHECK(known.size() == KnownFiles::kGone + 1);
  CHECK(known.recognize(file(3).stamp, ""));
  CHECK(known.recognize(file(100).stamp, ""));
  CHECK_FALSE(known.recognize(file(4).stamp, ""));
}
