# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the variables are shared with side-by-side
# The load generators. Sourced by side-by-side. Each defines
#
#   NAME_present   whether it is installed
#   NAME_version   prints its version
#   NAME_fast      sets $command (and $input, its standard input) to run as fast as possible with $connections
#   NAME_paced     the same for $rate requests a second; missing if not supported
#   NAME_times     reads its output and prints p50, p90, p99, p99.9 of its latencies in ms, "–" if not reported
#   NAME_run       runs $command, if that takes extra steps
#
# They attack $url for $seconds. Flags follow each generator's own documentation for this use; nothing is tuned.

peers=(limit loadtester worker wrk wrk2 h2load hey vegeta bombardier autocannon k6 hyperfoil)

# Percentiles from lines such as "50%  576.00us", "99.900%  1.96ms" and "99% in 0.0021 secs".
percent_lines() {
  awk '
    function ms(text, number) {
      number = text + 0
      if (text ~ /(us|µs|μs)$/) return number / 1000
      if (text ~ /ns$/) return number / 1e6
      if (text ~ /ms$/) return number
      if (text ~ /m$/) return number * 60000
      return number * 1000
    }
    /^ *[0-9.]+%/ { time[$1 + 0] = ms($2 == "in" ? $3 : $2) }
    END {
      split("50 90 99 99.9", wanted)
      for (i = 1; i <= 4; i++) printf "%s%s", wanted[i] in time ? time[wanted[i]] : "–", i < 4 ? " " : "\n"
    }' "$1"
}

# Percentiles from a table "Value(ms) Percentile TotalCount 1/(1-Percentile)".
percentile_table() {
  awk '
    BEGIN { split("0.5 0.9 0.99 0.999", wanted) }
    $1 + 0 == $1 && NF >= 3 { for (i = 1; i <= 4; i++) if (!(i in time) && $2 >= wanted[i] - 1e-9) time[i] = $1 }
    END { for (i = 1; i <= 4; i++) printf "%s%s", i in time ? time[i] : "–", i < 4 ? " " : "\n" }' "$1"
}

# Numbers from a JSON object by name, each multiplied by a factor.
json_numbers() {
  local file=$1 factor=$2 name
  shift 2
  for name in "$@"; do
    tr -d '\n' <"$file" | { grep -o "\"$name\": *[0-9.eE+-]*" || true; } | head -n 1 | sed 's/.*: *//' |
      awk -v factor="$factor" '{ print $1 * factor } END { if (!NR) print "–" }'
  done | paste -sd ' ' -
}

# One line per target, in Vegeta's format.
target_lines() {
  local i
  printf 'GET %s\n' "$url"
  for ((i = 1; i < targets; i++)); do
    printf 'GET %s?%d\n' "$url" "$i"
  done
}

# --- the smallest possible generator: the limit of this machine ---
limit_present() {
  [ -x "$here/target/limit" ]
}
limit_version() {
  echo 'a bare loop in C that knows the answers: what this machine permits'
}
limit_fast() {
  command=("$here/target/limit" --port "$target_port" --path "/$path" --connections "$connections" --seconds "$seconds")
}
limit_paced() {
  limit_fast
  command+=(--rate "$rate")
}
limit_times() {
  percent_lines "$1"
}

# --- this project ---
loadtester_present() {
  # Builds first if necessary, with visible progress.
  "$home/loadtester" --version >/dev/null || return 1
  # The one-time preparation of a first attack must not count.
  echo 'GET http://127.0.0.1:1/' | "$home/loadtester" attack --rate 10 --duration 100ms --report text >/dev/null 2>&1
}
loadtester_version() {
  "$home/loadtester" --version 2>/dev/null | head -n 1
}
loadtester_fast() {
  input=$(target_lines)
  command=("$home/loadtester" attack --rate 0 --max-workers "$connections" --duration "${seconds}s" --report json)
}
loadtester_paced() {
  input=$(target_lines)
  # Like the others, opens all connections in advance and never more.
  command=("$home/loadtester" attack --rate "$rate" --duration "${seconds}s"
    --workers "$connections" --connections "$connections" --max-connections "$connections"
    --report "$([ "$part" = stall ] && echo hdrplot || echo json)")
}
loadtester_times() {
  vegeta_layout "$1"
}

# Vegeta's two report formats, which this project shares.
vegeta_layout() {
  if grep -q '"latencies"' "$1"; then
    json_numbers "$1" 1e-6 50th 90th 99th 99.9th
  else
    percentile_table "$1"
  fi
}

# --- wrk: as fast as possible only ---
wrk_present() {
  command -v wrk >/dev/null
}
wrk_version() {
  wrk -v 2>&1 | head -n 1 | cut -d' ' -f1,2
}
wrk_fast() {
  command=(wrk -t1 -c"$connections" -d"${seconds}s" --latency "$url")
}
wrk_times() {
  percent_lines "$1"
}

# --- wrk2: wrk at a fixed rate; upstream's binary is also called wrk, so name it wrk2 ---
wrk2_present() {
  command -v wrk2 >/dev/null
}
wrk2_version() {
  wrk2 -v 2>&1 | head -n 1 | cut -d' ' -f1,2
}
wrk2_paced() {
  command=(wrk2 -t1 -c"$connections" -d"${seconds}s" -R"$rate" --latency "$url")
}
wrk2_times() {
  percent_lines "$1"
}

# --- h2load: its summary has no percentiles ---
h2load_present() {
  command -v h2load >/dev/null
}
h2load_version() {
  h2load --version
}
h2load_fast() {
  command=(h2load --h1 -t1 -c"$connections" -D"$seconds" "$url")
}
h2load_paced() {
  command=(h2load --h1 -t1 -c"$connections" -D"$seconds" --rps="$(per_connection)" "$url")
}
h2load_times() {
  echo '– – – –'
}

# For generators that take a rate per connection.
per_connection() {
  awk -v rate="$rate" -v connections="$connections" 'BEGIN { print rate / connections }'
}

# --- hey ---
hey_present() {
  command -v hey >/dev/null
}
hey_version() {
  dpkg-query -W -f 'hey ${Version}' hey 2>/dev/null || echo 'hey (unknown version)'
}
hey_fast() {
  command=(hey -c "$connections" -z "${seconds}s" "$url")
}
hey_paced() {
  command=(hey -c "$connections" -z "${seconds}s" -q "$(per_connection)" "$url")
}
hey_times() {
  percent_lines "$1"
}

# --- Vegeta: encodes its results during the attack, reports afterwards ---
vegeta_present() {
  command -v vegeta >/dev/null
}
vegeta_version() {
  vegeta -version 2>&1 | awk '/^Version/ { print "vegeta " $2 }'
}
vegeta_fast() {
  input=$(target_lines)
  command=(vegeta attack -rate 0 -max-workers "$connections" -connections "$connections" -duration "${seconds}s"
    -output "$work/vegeta.bin")
}
vegeta_paced() {
  vegeta_fast
  command=(vegeta attack -rate "$rate" -connections "$connections" -duration "${seconds}s" -output "$work/vegeta.bin")
  # Without a limit it breaks down at high rates; with one it stops sending when the target stalls.
  [ "$rate" -le 1000 ] || command+=(-max-workers "$connections")
}
vegeta_times() {
  vegeta report -type hdrplot "$work/vegeta.bin" >"$1.hdrplot"
  vegeta_layout "$1.hdrplot"
}

# --- bombardier: Debian also has a game of this name ---
bombardier_present() {
  bombardier --help 2>&1 | grep -q -- --connections
}
bombardier_version() {
  bombardier --version 2>&1 | head -n 1 | cut -d' ' -f1-3
}
bombardier_fast() {
  command=(bombardier -c "$connections" -d "${seconds}s" -l -p r "$url")
}
bombardier_paced() {
  command=(bombardier -c "$connections" -d "${seconds}s" -r "$rate" -l -p r "$url")
}
bombardier_times() {
  percent_lines "$1"
}

# --- autocannon: reports whole milliseconds ---
autocannon_present() {
  command -v autocannon >/dev/null
}
autocannon_version() {
  autocannon --version 2>&1 | head -n 1
}
autocannon_fast() {
  command=(autocannon -c "$connections" -d "$seconds" -n -j "$url")
}
autocannon_paced() {
  command=(autocannon -c "$connections" -d "$seconds" -R "$rate" -n -j "$url")
}
autocannon_times() {
  tr -d '\n' <"$1" | sed 's/.*"latency"/"latency"/; s/}.*//' >"$1.latency"
  json_numbers "$1.latency" 1 p50 p90 p99 p99_9
}

# --- k6: the rate is set by an executor in a script ---
k6_present() {
  command -v k6 >/dev/null
}
k6_version() {
  k6 version | cut -d' ' -f1,2
}
k6_script() {
  cat >"$work/k6.js" <<END
import http from 'k6/http';
export const options = {
  discardResponseBodies: true,
  summaryTrendStats: ['p(50)', 'p(90)', 'p(99)', 'p(99.9)'],
  scenarios: { attack: { duration: '${seconds}s', $1 } },
};
export default () => http.get('$url');
END
  command=(k6 run --quiet --no-usage-report --no-color "$work/k6.js")
}
k6_fast() {
  k6_script "executor: 'constant-vus', vus: $connections"
}
k6_paced() {
  k6_script "executor: 'constant-arrival-rate', rate: $rate, timeUnit: '1s', preAllocatedVUs: $connections"
}
k6_times() {
  { grep 'http_req_duration' "$1" || true; } | head -n 1 | tr ' ' '\n' |
    sed -n 's/^p(\([0-9.]*\))=\(.*\)/\1% \2/p' >"$1.percent"
  percent_lines "$1.percent"
}

# --- Hyperfoil: an unpacked distribution ---
hyperfoil_present() {
  [ -n "${HYPERFOIL_HOME:-}" ] && [ -e "$HYPERFOIL_HOME/bin/run.sh" ]
}
hyperfoil_version() {
  find "$HYPERFOIL_HOME/lib" -name 'hyperfoil-core-*.jar' | sed 's/.*hyperfoil-core-\(.*\)\.jar/Hyperfoil \1/' | head -n 1
}
hyperfoil_benchmark() {
  cat >"$work/attack.hf.yaml" <<END
name: attack
threads: 1
http:
  host: ${url%/*}
  sharedConnections: $connections
phases:
- attack:
    $1:
      $2
      duration: ${seconds}s
      scenario:
      - get:
        - httpRequest:
            GET: /${url##*/}
END
  command=(bash "$HYPERFOIL_HOME/bin/run.sh" "$work/attack.hf.yaml")
}
hyperfoil_fast() {
  hyperfoil_benchmark always "users: $connections"
}
hyperfoil_paced() {
  hyperfoil_benchmark constantRate "usersPerSec: $rate
      maxSessions: $rate"
}
# Its table has times as number and unit, "20.35 μs", under the names of percentiles.
hyperfoil_times() {
  sed -E 's/([0-9]) (ns|μs|µs|ms|s)( |$)/\1\2\3/g; s| req/s||g' "$1" | awk '
    /p50/ && /p99/ { for (i = 1; i <= NF; i++) column[$i] = i }
    $1 == "attack" && !done { done = 1; for (name in column) print substr(name, 2) "% " $column[name] }' |
    grep '^[0-9]' >"$1.percent" || true
  percent_lines "$1.percent"
}
