// Errors of failed calls and their stack traces.
#include "log_lines.h"

namespace gsaw {

std::string_view failure_text(const Span& span) {
  constexpr std::string_view kFailures[] = {"Connection refused", "timed out waiting for a reply",
                                            "socket hang up",
                                            "unavailable: 2 of 3 replicas are down"};
  return kFailures[span.id % std::size(kFailures)];
}

void add_stack_trace(std::string_view error, SeededRandom& random, LineBuffer& out) {
  constexpr std::string_view kFrames[] = {
      "Socket.<anonymous> (/opt/product/node_modules/rpc/lib/client.js:",
      "TCPConnectWrap.afterConnect [as oncomplete] (net.js:",
      "EventEmitter.emit (events.js:",
      "process._tickCallback (node.js:",
      "Object.callback (/opt/product/lib/billing/charges.js:",
      "Pool.acquire (/opt/product/node_modules/pool/index.js:",
      "/opt/product/lib/util/flow_control.js:",
  };
  out.add("Error: ", error);
  const unsigned frames = 8 + random.below(24);
  for (unsigned i = 0; i < frames; ++i) {
    const std::string_view frame = random.pick(kFrames);
    out.add(R"(\n    at )", frame, 1 + random.below(900), ":", 1 + random.below(80),
            frame.find('(') != frame.npos ? ")" : "");
  }
}

}  // namespace gsaw
