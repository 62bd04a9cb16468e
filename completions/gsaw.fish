# fish completion for gsaw. tests/check_docs compares the options with gsaw --help.

# The query, beside files
complete -c gsaw -k -a '(__gsaw_data)'
# Behind a name comes a value.
complete -c gsaw -n __gsaw_at_value -f

# Select
complete -c gsaw -s e -l query -x -k -a '(__gsaw_data)' -d 'The query'
complete -c gsaw -s t -l txn -x -k -a '(__gsaw_data)' -d 'Entries of this transaction'
complete -c gsaw -s l -l level -x -a 'emerg alert crit err warn notice info debug trace' -d 'Entries by level'
complete -c gsaw -l since -x -a 'now today yesterday end-1h' -d 'Entries from this time on'
complete -c gsaw -l until -x -a 'now today yesterday end-1h since+1h' -d 'Entries up to this time'
complete -c gsaw -s i -l ignore-case -d 'Ignore case in text'
complete -c gsaw -s w -l word-regexp -d 'Texts are whole words'
complete -c gsaw -s v -l invert-match -d 'Entries that do not match'
complete -c gsaw -l whole-txn -d 'All entries of each transaction that matches'
complete -c gsaw -s m -l max-count -x -d 'Stop after N matching entries'
complete -c gsaw -s n -l tail -x -d 'Only the last N matching entries'
complete -c gsaw -s s -l sort -k -a 'time none level duration_ms (__gsaw_data)' -d 'In order of time, or of a field (=FIELD)'
complete -c gsaw -s r -l reverse -d 'Newest first, or smallest'

# Show
complete -c gsaw -s A -l after-context -x -d 'Show N entries behind each matching one'
complete -c gsaw -s B -l before-context -x -d 'Show N entries before each matching one'
complete -c gsaw -s C -l context -x -d 'Show N entries before and behind each match'
complete -c gsaw -l around -x -d 'And what the host logged around each match'
complete -c gsaw -l trace -d 'Each transaction as a timeline'
complete -c gsaw -l align -d 'With --trace: set clocks right'
complete -c gsaw -l txns -f -a open -d 'A table of transactions; =open: the stuck ones'
complete -c gsaw -l slow -x -a '250ms 1s 5s' -d 'With -f --txns: what takes so long is shown'
complete -c gsaw -l count-by -x -k -a '(__gsaw_data)' -d 'A table: how many entries have which values'
complete -c gsaw -l describe -x -k -a '(__gsaw_data)' -d 'Numbers: count, min, mean, percentiles, max'
complete -c gsaw -l histogram -f -a '1s 10s 1m 5m 1h 1d' -d 'Entries over time, as bars (=STEP)'
complete -c gsaw -l fields -d 'Which fields there are: how often, types, values'
complete -c gsaw -l digest -d 'One page: what there is, what fails, what next'
complete -c gsaw -l patterns -d 'Messages that differ in ids and numbers, counted'
complete -c gsaw -l vs -r -k -a '(__gsaw_data)' -d 'With --patterns: what is new, gone, changed'
complete -c gsaw -l why -x -k -a '(__gsaw_data)' -d 'What those that match have, and the others have not'
complete -c gsaw -l graphite-prefix -x -d 'What names of -o graphite begin with'
complete -c gsaw -l by -x -k -a 'host level logger duration errors entries start (__gsaw_data)' -d 'Fields of --describe and --histogram; order of --txns'
complete -c gsaw -l skew -x -d 'With --trace: a clock is ahead by so much'
complete -c gsaw -s o -l output -x -a 'pretty json raw logfmt csv tsv gelf html perfetto otlp graphite' -d 'Output format'
complete -c gsaw -s j -d 'The same as -o json'
complete -c gsaw -s k -l keys -x -k -a '(__gsaw_data)' -d 'Show only these fields'
complete -c gsaw -s K -l hide -x -k -a '(__gsaw_data)' -d 'Show all but these fields'
complete -c gsaw -s c -l count -d 'Print the number of matching entries'
complete -c gsaw -s q -l quiet -d 'Print nothing, stop at the first match'
complete -c gsaw -s H -l with-filename -d 'Prefix entries with file'
complete -c gsaw -l no-filename -d 'Do not name the files of several on a terminal'
complete -c gsaw -l line-number -d 'Prefix entries with line'
complete -c gsaw -l fold -d 'Count entries that repeat the one before them'
complete -c gsaw -l color -x -a 'auto always never' -d 'Use colours'
complete -c gsaw -l theme -x -a 'auto dark light plain' -d 'Which colours'
complete -c gsaw -l width -x -d 'Lay out for so many columns, 0 for none'
complete -c gsaw -l pager -x -a 'auto always never' -d 'Use a pager'
complete -c gsaw -s Z -l time-zone -x -a '(__gsaw_zones)' -d 'Show times in this zone'
complete -c gsaw -l log-zone -x -a '(__gsaw_zones)' -d 'Zone of log times that name none'
complete -c gsaw -l log-dates -x -a 'day-first month-first' -d 'What comes first in 03/04/2026'
complete -c gsaw -s f -l follow -d 'Show the last entries, then those that come'
complete -c gsaw -l sync -x -a '100ms 1s 10s' -d 'With -f -s: how long an entry waits for earlier ones'
complete -c gsaw -s F -d 'The same as -f'
complete -c gsaw -l in-order -f -a '1s 10s 1m' -d 'Skip what cannot be in time: logs are in order (up to =SLACK)'
complete -c gsaw -l near -x -d 'Of -t read what was logged near the time of the id'
complete -c gsaw -l role -x -d 'Keys that hold the time, level, message ...'
complete -c gsaw -l local -d 'Show times in the local zone'
complete -c gsaw -l time-format -x -d 'Show times by a strftime format'

# Read
complete -c gsaw -l malformed -x -a 'show skip only fail' -d 'Lines that are no JSON'
complete -c gsaw -l max-line -x -d 'The longest line to hold in memory'
complete -c gsaw -s J -l threads -x -d 'Workers'
complete -c gsaw -l config -r -F -d 'Read defaults from this file'
complete -c gsaw -l no-config -d 'Read no config file'

# Understand
complete -c gsaw -l explain -d 'Show how the query is understood'
complete -c gsaw -l stats -d 'Figures of the run on standard error'
complete -c gsaw -l decode -x -d 'Say what an id encodes'
complete -c gsaw -l translate -x -a 'clickhouse duckdb jq logql logsql lucene' -d 'Print the query for another engine'
complete -c gsaw -l translate-field -x -d 'What a field is called there'
complete -c gsaw -l translate-table -x -d 'The table, or stream, there'
complete -c gsaw -s h -l help -x -a 'query times output views input formats examples all' -d 'Help, or help on a topic'
complete -c gsaw -s V -l version -d 'Print the version'

# Whether the word is no beginning of a file, and has what stands behind a name.
function __gsaw_at_value
    set -l word (commandline -ct)
    set -l files $word*
    test (count $files) -eq 0; and string match -qr '[=:]' -- $word
end

function __gsaw_zones
    set -l file /usr/share/zoneinfo/tzdata.zi
    test -r $file; and awk '$1 == "Z" { print $2 } $1 == "L" { print $3 }' $file
    echo UTC
end

# The names of fields, values and ids that are in the files on the command line, up to the cursor:
# fish does not tell what is behind it. It shows what begins with a dot once that is typed. What
# begins otherwise than what is typed it puts in place of all of --name=value.
function __gsaw_data
    set -l words (commandline -op)
    set -l before (count (commandline -opc))
    test (count $words) -gt $before; or set -a words ''
    set -l long (string match -r '^(--[^=]+=)(.*)' -- $words[(math $before + 1)])
    set -q long[1]; or set long '' '' ''
    set -l typed (string escape --style=regex -- $long[3])
    command gsaw --complete words (math $before - 1) $words[2..-1] 2>/dev/null </dev/null |
        string replace -r -- "^(?!$typed)" "$long[2]"
end
