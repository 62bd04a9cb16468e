// The texts of `gsaw --help TOPIC`. The man page says the same at more length.
#include "cli/help_topics.h"

#include <array>

namespace gsaw {
namespace {

constexpr std::string_view kQuery = R"(QUERY
Tests joined by and, or, not and ( ); side by side they mean and. not binds
tighter than and, that tighter than or. Put the query in single quotes.

  word, "some words"    the text is in a key, a string or a number; -w: as words
  f=v f!=v              equal; != is not f=v, so true also where f is absent
  f<v f<=v f>v f>=v     two numbers, durations (250ms), sizes (10kB, 1GiB), IP
                        addresses, times or levels; f before "v", f after "v":
                        strings by their characters
  f in (a, b)           any of these; f in @FILE, @-: any line of it
  f in 1..5  f in 1..   a range, of whatever < compares; f in 10.0.0.0/8
  f~re f!~re            regular expression, anywhere in it; f~"re", f~/\bre/i
  f contains v          f startswith v, f endswith v; f has "v": as whole words
  exists f              f is there; f is null: it is not, or null; f is empty:
                        also "", [] and {}; f is not null, f is not empty
  f=field(g) f<field(g) one field against another; both are there, but for !=
  *=v *~re              any field, with any of these operators
  a[].(f=v and g=w)     one object of the array satisfies all
  hour(time) in 22..4   weekday(time) in (sat, sun); in the zone that is shown
  == : eq ne lt le gt ge && || !  are  = = = != < <= > >= and or not

VALUES
  Bare they hold letters, digits and -._:/@+*%#; a bare * after = is any text.
  "..." has JSON escapes, '...' none; in both * is *. "v"i ignores case, as -i
  does for all. Equal are the same texts, and equal numbers: 200 equals 200.0;
  long ones exactly. Arrays: a test holds when it holds for any element.

FIELDS
  name finds the first of: a virtual field, the key name, the key _name, the
  path a.b (a[0], a[]). Virtual: time level message host logger txn stack
  pattern (see --help formats). .name skips them. "any key" is exactly that key;
  in a."b c" b c is one key.

LEVELS, TIMES, TRANSACTIONS
  level>=warn is warn or worse in every format, level<=3 the number as logged:
  emerg alert crit err warn notice info debug trace. -l warn, -l info..warn.
  time>=end-1h: see --help times; time=2011-12-26 is all of that day.
  -t ID, or the id alone as the query; -t finds it within a traceparent, too,
  and hexadecimal ones in either case and any spelling (UUID, X-Ray, W3C).
  --decode ID says what an id encodes.

EXAMPLES
  '_status>=500 and not host=ord1.*'
  'level>=warn (duration_ms>250 or message~"time ?out")'
  '_accountId in @accounts.txt and client in 10.0.0.0/8'

--explain shows how a query was understood, and what lines are looked at.
)";

constexpr std::string_view kTimes = R"(TIMES
--since TIME selects entries from TIME on, --until TIME those up to and at it;
--until since+20m counts from there.
A query may say the same: time>=2011-12-26 and time<2011-12-27.

  2011-12-26T21:53:38.221Z          RFC 3339, with any zone
  2011-12-26 09:14[:46[.221]]       also with T or _ for the blank
  2011-12-26                        that day at 00:00
  09:14[:46]                        today
  today  yesterday  tomorrow        that day at 00:00
  now  now-3h  -3h  3h ago          this moment, or counted back from it; also
                                    1h30m ago
  end   end-1h                      counted back from the newest entry of the
                                    input: right for old logs
  1324936418   1324936418.221       seconds since 1970; milliseconds,
  1324936418221                     microseconds and nanoseconds are told by
                                    their size

Units: ns us ms s m h d w, and words such as min, hours, days.

ZONES
  TIME without a zone is in the zone in which times are shown: UTC, or that of
  -Z TZ (Europe/Berlin, +02:00), or with --local that of $TZ or the machine.
  Times in the log that name no zone are UTC, or in that of --log-zone TZ. CET
  is understood; IST, which means several zones, where the log's zone has it.
  Whether 03/04/2026 is in March or April is told by the first time of the input
  with a number above 12, in its first 64 KiB, or by --log-dates day-first or
  month-first; else it is not read, and that is said.

SHOWN
  Times are shown with milliseconds, as 2011-12-26 21:53:38.221. --time-format
  takes a strftime format; its %S carries milliseconds:
      gsaw --time-format %H:%M:%S app.log
  -o json and -o raw leave the times as they were logged.

Entries without a time are in no time range.

With --in-order files are taken to be in order of time, and --since and --until
read only the part that can hold such entries: milliseconds for any file.
With --near 1m -t ID so is that in which an id was made, where the id says when.
)";

constexpr std::string_view kOutput = R"(OUTPUT
  -o pretty   for people: one line an entry: time level host logger message, the
              other fields as key=value; stack traces indented below. Control
              characters in log data are shown escaped.
  -o json     one JSON object a line; numbers exactly as written (also -j)
  -o raw      the line as it was read
  -o logfmt   key=value key="another value"
  -o csv      the fields of -k as columns below their names; also -o tsv
  -o gelf     any entry as GELF 1.1, for Graylog

FIELDS
  -k F,...    show only these fields, in this order
  -K F,...    show all but these fields
  Names are written as in a query. A leading _ (GELF) may be left out. In JSON
  time is RFC 3339 and level a name; .time and .level are as the entry has them.
  -H and --line-number prefix each entry with its file and line.

HOW MUCH
  -c          only the number of matching entries
  -q          nothing at all: the exit status tells
  -m N, -n N  the first N, the last N matching entries
  -A N, -B N  N entries behind, before each matching one, too; -C N both. As in
              grep, `--` stands between groups (of pretty and raw)
  --around D  what the host of each match logged within D (5s, 1h) of it, too

ORDER
  That of the inputs and lines; of -t and --whole-txn with several inputs that
  of time. -s is time, --sort=F a field, largest first, --sort=none the inputs.
  -r turns it round. -m and -n count in that order.

LOOKS
  Colours and a pager are used only on a terminal, unless --color or --pager
  says always or never. The pager is $GSAW_PAGER, else $PAGER, else less -FRX;
  $LESS is FRX for it where it is not set, as less alone shows no colours.
  What comes from a pipe or the keyboard is shown without one, as it comes.
  $NO_COLOR, when set and not empty, switches colours off. --theme auto reads
  on any background, dark and light read better on theirs, plain has no colours.
  --fold shows entries in a row that say the same but for their time once, and
  below how many they were (x12). What is shown counts: -K txnId --fold.
  On a terminal, or with --width N, host and logger are columns, the id of -t is
  said once, before all, several files are named, and an entry takes hardly more
  than two rows: a longer value ends in an ellipsis, and so does an entry with
  how many of its fields are left out. -k F shows a field whole, --width 0
  everything, as in a pipe.

EXIT STATUS
  0 something matched, 1 nothing matched, 2 an error (a bad query, an unreadable
  file, a failed write). Data goes to standard output, all messages to standard
  error.

CONFIG FILE
  $XDG_CONFIG_HOME/gsaw/config.toml, else ~/.config/gsaw/config.toml, holds
  defaults. The command line wins; --no-config ignores the file.
      output = "pretty"
      hide = ["version", "full_message"]
      time-zone = "Europe/Berlin"
      threads = 2
      with-filename = true
      style.error = "bold white on 124"
  Styles are of time host logger message key value block malformed highlight
  file line-number and the levels; colours are black red ... bright-white or 0
  to 255, others bold dim italic underline reverse.
  Keys: output keys hide color theme width pager time-zone local time-format
  log-zone log-dates graphite-prefix role threads malformed max-line
  with-filename no-filename line-number ignore-case sort reverse. hide hides
  from people alone, not from -o json.
)";

constexpr std::string_view kViews = R"(VIEWS
In place of entries; of those that are selected, as a whole with --whole-txn.

TIMELINES
  --trace tells each transaction: its entries with the time since the first and
  since the one before, a bar for what they took, and where the time went. Where
  clocks contradict each other it says so, and --align sets them right; --skew
  HOST=SPAN does it by hand. -j makes one object of each, -o html a page for the
  ticket, -o perfetto a file for ui.perfetto.dev and speedscope, -o otlp
  requests for Jaeger, Tempo and collectors.

TABLES OF TRANSACTIONS
  --txns is one row a transaction, by start or --by duration, errors, entries.
  --txns=open shows those that do not end as their like do. The slowest ten that
  failed: gsaw --txns --whole-txn --by duration -m 10 'level>=err' DIR

TABLES OF VALUES
  --count-by F,... counts entries by the values of fields, the most frequent
  first: gsaw --count-by host,level -m 10 DIR; time:5m is the time by 5 minutes.
  --describe F,... --by G,... is how numbers are spread: count, min, mean, p50
  to p99.9, max, sum, and the entry that has the largest.
  --histogram[=STEP] is entries over time, as bars by level or --by F, with a
  mark where a count stands out; -o graphite writes lines for carbon, with -f
  each stretch of time when it is over.
  --fields is the first thing to ask of an unknown log: every key, in how many
  entries, of which types, how many values, examples, and what it plays.
  --patterns is messages without what is about one case alone: how many there
  are of which, how bad, since when: gsaw --patterns -l warn -m 20 DIR.
  With --vs QUERY, FILE or TIME: which are new, gone or changed in share.
  --why QUERY is what the entries that match it have much more often, or less,
  than the others: gsaw --why '_status>=500' DIR. With --txns: transactions.
  These six also write -o csv and -o tsv.

DIGEST
  --digest is one page for the first minute: services by their errors, levels
  over time, the kinds of errors, new and frequent messages, the worst and the
  unfinished transactions, and the commands to go on with. -j: one object.
)";

constexpr std::string_view kExamples = R"(EXAMPLES
On the sample logs of the source; for your own put their files or directories in
place of testdata/demo.

WHAT IS IN THESE LOGS
  gsaw --histogram testdata/demo
  gsaw --count-by level,host testdata/demo
  gsaw -l warn -n 20 testdata/demo
  gsaw --since end-1h -l err testdata/demo

WHAT FAILED, AND WHY
  gsaw --txns --whole-txn --by errors -m 5 '_status>=500' testdata/demo
  gsaw --whole-txn '_accountId=ac42 _status>=500' testdata/demo
  gsaw --around 1s ECONNRESET testdata/demo
  gsaw -C 2 '"connection reset"' testdata/demo/billing.log

ONE TRANSACTION
  gsaw --decode \
      .rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0
  gsaw -t .rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0 \
      testdata/demo
  gsaw --trace --whole-txn '_status=503' -m 1 testdata/demo
  gsaw --trace -o html --whole-txn '_status=503' testdata/demo > /dev/null

WHAT IS SLOW
  gsaw --describe duration_ms --by host testdata/demo
  gsaw --sort=duration_ms -m 10 testdata/demo
  gsaw 'duration_ms in 50.. and not level>=warn' testdata/demo

FOR OTHER PROGRAMS
  gsaw -j -k time,txnId,message -l err testdata/demo | head -n 3
  gsaw -o csv -k time,host,status,duration_ms 'exists status' testdata/demo
  gsaw -o gelf -l err testdata/demo | tr '\n' '\0' | wc -c
  gsaw --histogram=1m -o graphite testdata/demo

AS IT COMES
  tail -n 50 testdata/demo/api.log | gsaw -f -l warn
)";

constexpr std::string_view kInput = R"(INPUT
gsaw [OPTIONS] [QUERY] [PATH...]

The first argument is the query, unless it names an existing file or directory:
then all arguments are PATHs, but for a single one that does not exist and can
be a query. With -e QUERY every argument is a PATH. After -- nothing is an
option.

  PATH        a file, or a directory: the log files in it and below it, rotated
              ones oldest first; not those that are hidden or no text
  -           standard input
  no PATH     standard input, unless that is a terminal

gzip, zstd, xz, bzip2 and lz4 are unpacked, whatever the name, also on standard
input. Of archives (tar, zip, 7z) and of systemd's binary journals the message
names the command that does.

A path that cannot be read is reported, the rest is still read, and the exit
status is 2.

ENTRIES
  Every line is one entry: a JSON object, with or without text before it, such
  as svlogd, syslog, docker compose, kubectl logs, stern, pm2, journalctl or
  grep -H put there: all up to the first {" is the field prefix. A time stamp in
  it is used when the entry has none (without a zone see --log-zone), and not
  shown when it only repeats the entry's time; -k prefix shows the prefix whole.
  Of s6-log's stamps those with whole microseconds are taken for svlogd's, 27 s
  later.
  The lines of an array ([, one {...}, a line, ]), terminal escapes round a line
  and several objects on a line, or between NULs, are understood. NaN and
  Infinity are text. Where a torn record stands before a whole one, the whole
  one is an entry and the torn one malformed.
  What containerd, cri-o, Podman (P, P, F) and docker (json-file) split into
  parts is one entry again, at the place of its first line; so -o raw shows it.

WHAT CANNOT BE READ
  An entry that may match for all one knows, as it has no level, time, message
  ... that gsaw can read, is counted on standard error, with the first place and
  value. --role names keys that gsaw does not know.

MALFORMED LINES
  A line that is no JSON object is malformed. A test of text can match it, a
  test of a field never does. A malformed line alone is no error.
      --malformed show    show the malformed lines that match (default)
      --malformed skip    leave them out
      --malformed only    show only them
      --malformed fail    as show, but one makes the exit status 2
  -o json has no form for them and leaves them out.
  Those not shown are counted on standard error. Files are searched for the text
  that the query needs, so lines that cannot match are not looked at or counted;
  with a test of level or time, those that do not end with } are.

LONG LINES
  Lines longer than --max-line SIZE (64M unless set; also 512K or 1G) are not
  held in memory: one that is no text or is not closed counts as malformed; a
  JSON object that long that may match is an error that names its place.

SPEED
  -J N sets the number of workers; the default is one for each CPU that gsaw may
  use, CPU quotas of containers included. The output is the same whatever N is.
  --stats says on standard error what was read, and where the time went.
)";

constexpr std::string_view kFormats = R"(FORMATS
Whoever wrote the log, eight virtual fields mean the same. All but the last are
the first of these keys that is there and fits:

  time      timestamp @timestamp time ts @t t asctime created timeMillis
            timeUnixNano __REALTIME_TIMESTAMP ...
            seconds, ms, us, ns (told by size) or date and time
  level     level severity log.level @l lvl levelname PRIORITY levelno ...
            names in any case, or the numbers of syslog (0-7), pino and bunyan
            (10-60), Python, OpenTelemetry or Google Cloud
  message   short_message message msg @m @mt event MESSAGE ...
            templates (`Hello, {User}`) with their values filled in
  host      host hostname host.name source_host _HOSTNAME ...
  logger    facility logger log.logger logger_name name channel target service
            SYSLOG_IDENTIFIER ...
  txn       txnId transaction_id trace_id request_id correlation_id ... in any
            spelling, with or without _ - and .
  stack     full_message stack stackTrace exception exc_info thrown error.stack
            ..., or else what looks like a stack trace, the message last
  pattern   the message without what is about one case alone (--help views)

JSON in a string (docker's log, journald's MESSAGE ...), or in the bytes that
journald writes in its place, is the entry, with the members round it; each
record of an OpenTelemetry, CloudTrail or CloudWatch batch is one, and of a
page of results of Elasticsearch, Datadog, Google Cloud and the like.

Keys that only your logs have are named by --role, as in
    gsaw --role level=sev --role time=when,meta.at app.log

Known formats: GELF 1.0 and 1.1 (Log Magic, winston, graypy, gelf4j), pino,
bunyan, zap, zerolog, slog, logrus, structlog, python-json-logger, log4j2, ECS,
logstash, Serilog, MongoDB, Caddy, Traefik, journalctl -o json, docker
json-file. Any other JSON object works: its keys are its fields.

LEVELS
  emerg alert crit err warn notice info debug trace, most severe first. fatal
  and panic are emerg, error is err, warning is warn, critical is crit.

TRANSACTION IDS
  .rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0
  rh  a random word of the process     c   number of the request in the process
  h   host                             ts  when it was made, in ms since 1970
  r   a random word of the request     v   version of the service
  gsaw --decode ID shows this; no file is read. It knows UUIDs, ULID, KSUID,
  ObjectId, xid, cuid, Snowflake, UNIQUE_ID and ids of traces, too.
)";

constexpr auto kTopics = std::to_array<HelpTopic>({
    {"query", kQuery},
    {"times", kTimes},
    {"output", kOutput},
    {"views", kViews},
    {"input", kInput},
    {"formats", kFormats},
    {"examples", kExamples},
});

}  // namespace

std::span<const HelpTopic> help_topics() { return kTopics; }

}  // namespace gsaw
