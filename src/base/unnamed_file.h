// A temporary file that others can neither guess nor find.
#pragma once

namespace gsaw {

// $TMPDIR or /tmp, as it is typed. Belongs to the environment.
const char* temporary_folder();

// In that folder, open for reading and writing; gone with its last descriptor. Below 0, with
// errno, when it cannot be made.
int open_unnamed_file();

}  // namespace gsaw
