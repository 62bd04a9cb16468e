// GELF in ASCII of people who do not write Latin letters, as Python's json.dumps makes it.
#include "log_lines.h"

namespace gsaw {
namespace {

// Texts as they stand in JSON; run_bench.py searches for words of the first.
constexpr std::string_view kTexts[] = {
    // "ошибка соединения с базой"
    R"(\u043e\u0448\u0438\u0431\u043a\u0430 \u0441\u043e\u0435\u0434\u0438\u043d\u0435\u043d\u0438\u044f \u0441 \u0431\u0430\u0437\u043e\u0439)",
    // "запрос выполнен"
    R"(\u0437\u0430\u043f\u0440\u043e\u0441 \u0432\u044b\u043f\u043e\u043b\u043d\u0435\u043d)",
    // "リクエスト完了"
    R"(\u30ea\u30af\u30a8\u30b9\u30c8\u5b8c\u4e86)",
    // "请求已完成"
    R"(\u8bf7\u6c42\u5df2\u5b8c\u6210)",
    // "το αίτημα ολοκληρώθηκε"
    R"(\u03c4\u03bf \u03b1\u03af\u03c4\u03b7\u03bc\u03b1 \u03bf\u03bb\u03bf\u03ba\u03bb\u03b7\u03c1\u03ce\u03b8\u03b7\u03ba\u03b5)",
};

}  // namespace

void write_escaped_gelf(const Event& event, SeededRandom& random, LineBuffer& out) {
  const bool failed = event.kind == EventKind::call_failed;
  const unsigned which = failed ? 0 : 1 + random.below(std::size(kTexts) - 1);
  const Span& span = event.span;
  out.add(R"({"version": "1.1", "host": ")", span.backend ? span.backend->host : event.txn->host);
  out.add(R"(", "timestamp": )", Seconds{event.time}, R"(, "short_message": ")", kTexts[which]);
  out.add(R"(", "level": )", failed ? 3U : 6U, R"(, "_txnId": ")", event.txn->id);
  out.add(R"(", "_accountId": ")", event.txn->account, R"(", "_path": ")", event.txn->path, "\"");
  if (event.kind == EventKind::answered) out.add(R"(, "_status": )", event.txn->status);
  out.add("}\n");
}

}  // namespace gsaw
