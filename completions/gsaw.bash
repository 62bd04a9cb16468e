# bash completion for gsaw (bash 4 or later); works with and without the bash-completion package.
# tests/check_docs compares the options with gsaw --help.

_gsaw_zones() {
  local file=/usr/share/zoneinfo/tzdata.zi
  [[ -r $file ]] && awk '$1 == "Z" { print $2 } $1 == "L" { print $3 }' "$file"
  echo UTC
}

# Candidates for the value of option $1, perhaps none; fails when there is no such value
# or it is a file.
_gsaw_values() {
  case $1 in
    -o | --output) echo pretty json raw logfmt csv tsv gelf html perfetto otlp graphite ;;
    -s | --sort) echo time none level duration_ms ;;
    --translate) echo clickhouse duckdb jq logql logsql lucene ;;
    --txns) echo open ;;
    --in-order) echo 1s 10s 1m ;;
    --sync) echo 100ms 1s 10s ;;
    --slow) echo 250ms 1s 5s ;;
    --histogram) echo 1s 10s 1m 5m 1h 1d ;;
    --by) echo host level logger duration errors entries start ;;
    --color | --pager) echo auto always never ;;
    --theme) echo auto dark light plain ;;
    --log-dates) echo day-first month-first ;;
    --malformed) echo show skip only fail ;;
    -h | --help) echo query times output views input formats examples all ;;
    -l | --level) echo emerg alert crit err warn notice info debug trace ;;
    --since | --until) echo now today yesterday end-1h since+1h ;;
    -Z | --time-zone | --log-zone) _gsaw_zones ;;
    -e | --query | -t | --txn | -m | --max-count | -n | --tail | -k | --keys | -K | --hide | --count-by | --describe | --graphite-prefix | --why | \
      -A | --after-context | -B | --before-context | -C | --context | --around | --near | --time-format | --role | --skew | --max-line | --width | -J | --threads | --decode | \
      --translate-field | --translate-table) ;;
    *) return 1 ;;
  esac
}

# COMPREPLY gets the names of fields, values and ids that are in the files on the command line, as
# they are typed here. gsaw itself cuts the line into words: nothing in it is run. $1: something,
# where these are names of a list.
_gsaw_data() {
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
    command gsaw --complete bash "$COMP_POINT" "$COMP_LINE" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
  ((${#COMPREPLY[@]})) || return
  compopt -o nosort 2>/dev/null
  # Behind a name comes a value, or a comma and the next.
  [[ ${COMPREPLY[0]} != *= && ! $1 ]] || compopt -o nospace 2>/dev/null
}

# The files and directories, beside what was found.
_gsaw_files() {
  local name names
  mapfile -t names < <(compgen -f -- "$1")
  for name in "${names[@]}"; do
    [[ -d $name ]] && name+=/
    printf -v "COMPREPLY[${#COMPREPLY[@]}]" %q "$name"
  done
}

_gsaw() {
  local options='-e --query -t --txn -l --level --since --until -i --ignore-case
    -w --word-regexp -v --invert-match --whole-txn -m --max-count -n --tail
    -A --after-context -B --before-context -C --context --around -s --sort -r --reverse
    --trace --align --skew --txns --slow --count-by
    --describe --histogram --fields --digest --patterns --vs --why --graphite-prefix --by -o --output -j -k --keys -K --hide
    -c --count -q --quiet -H --with-filename --no-filename --line-number --fold --color --theme --width --pager
    -Z --time-zone --local --time-format --log-zone --log-dates --role --in-order --near
    -f --follow -F --sync --malformed
    --max-line
    -J --threads --config --no-config --explain --stats --decode --translate --translate-field
    --translate-table -h --help -V --version'
  local word=${COMP_WORDS[COMP_CWORD]} option='' i values
  COMPREPLY=()

  # After -- there are only files.
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -- ]] && return
  done

  # bash cuts --name=value into three words where = is in COMP_WORDBREAKS.
  if [[ $word == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 1]}
    word=''
  elif ((COMP_CWORD > 2)) && [[ ${COMP_WORDS[COMP_CWORD - 1]} == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  elif ((COMP_CWORD > 1)); then
    option=${COMP_WORDS[COMP_CWORD - 1]}
  fi

  if values=$(_gsaw_values "$option"); then
    [[ $values ]] || compopt +o default 2>/dev/null  # a value that is no file
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    case $option in
      -k | --keys | -K | --hide | --count-by | --describe | --by) _gsaw_data list ;;
      *) _gsaw_data ;;
    esac
  elif [[ $word == -* && $option != --config ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    ((${#COMPREPLY[@]})) || _gsaw_data list  # -kNAME
  elif [[ $option != --config ]]; then
    _gsaw_data
    # Where nothing was found readline looks for files itself, but for what a field is compared with.
    local before=${COMP_LINE:COMP_POINT-${#2}-1:1}
    if [[ $before == [=:\<\>] && $option != -* ]]; then
      compopt +o default 2>/dev/null
    elif ((${#COMPREPLY[@]})) && [[ $before == [[:blank:]] ]]; then
      _gsaw_files "$2"
    fi
  fi
}

# Where nothing is offered here, readline offers file names.
complete -o default -F _gsaw gsaw
