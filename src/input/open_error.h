// The sentences for what cannot be opened, or is no text.
#pragma once

#include <cstdint>
#include <string>

#include "base/content_kind.h"
#include "base/result.h"
#include "input/input_file.h"
#include "packed/packed_flaw.h"

namespace gsaw {

// `path`: as it was asked for. Of a link that leads nowhere it says where it leads.
Error cannot_open(const std::string& path, int error_number);

// Of a URL where a path is to be, as a browser copies it, what the path is: "a path, not a URL:
// /var/log/x.log"; else empty.
std::string hint_of_url(const std::string& path);

// "cannot read x.log: Input/output error". `name`: as it is shown.
Error cannot_read(const std::string& name, int error_number);

// "the rest of standard input is left out: its temporary copy in /tmp has failed: No space left on
// device".
Error no_room_for_copy(const std::string& name, int error_number);

// "out.log is also the output, and is left out".
Error output_is_input(const std::string& path);

// "x.zip is an archive (zip)", with the command to use instead. `packing`: what the file is packed
// with that holds such content; may be null.
Error content_error(const ContentKind& kind, const InputFile& file,
                    const ContentKind* packing = nullptr);

// "x.gz: the gzip data end too early". `line`: the number of the first line that was not read.
Error flaw_error(const PackedFlaw& flaw, const InputFile& file, std::uint64_t line);

}  // namespace gsaw
