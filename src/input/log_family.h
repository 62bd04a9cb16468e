// The files that a log is written to, one after another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gsaw {

class SharedListing;

// A log that goes by one name while rotation gives its files others; or the byte stream of an
// svlogd directory, whose name is `current`.
class LogFamily {
 public:
  static LogFamily of_file(std::string path);
  static LogFamily of_stream(const std::string& directory);

  const std::string& path() const { return path_; }
  // Within the directory.
  const std::string& name() const { return name_; }
  const std::string& directory() const { return directory_; }
  // A directory's stream: rotation may cut a line in two, and a file that was renamed is final.
  bool is_stream() const { return is_stream_; }

  // Paths of the files that rotation has made of it, the oldest first; whichever order that is
  // where names do not tell. Of what is there both plain and compressed the plain one. Of a
  // directory that cannot be read none. `listing`: of the directory.
  std::vector<std::string> older(SharedListing& listing) const;

  // What stays of a file's name whatever becomes of the file: of a stream's the label; else empty.
  std::string label_of(const std::string& path) const;

  // Of any of the directory's files.
  std::string path_of(const std::string& name) const;

 private:
  std::string directory_, name_, path_;
  bool is_stream_ = false;
};

}  // namespace gsaw
