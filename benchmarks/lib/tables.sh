# shellcheck shell=bash
# shellcheck disable=SC2154 # the variables are shared with side-by-side
# Writes the page of side-by-side from the figures of all runs, one line each: "part case peer metric value".

declare -A median

load_medians() {
  local key value
  while IFS=$'\t' read -r key value; do
    median[$key]=$value
  done < <(sort -t $'\t' -k1,4 -k5,5g "$work/figures" | awk -F '\t' '
    function flush() {
      if (n) printf "%s\t%s\n", key, n % 2 ? value[(n + 1) / 2] : unknown(value[n / 2], value[n / 2 + 1])
      n = 0
    }
    function unknown(a, b) { return a + 0 == a && b + 0 == b ? (a + b) / 2 : b }
    { next_key = $1 " " $2 " " $3 " " $4; if (next_key != key) flush(); key = next_key; value[++n] = $5 }
    END { flush() }')
}

# The median of a metric in a format: a number of decimals, or "count" for whole numbers with commas.
cell() {
  local value=${median["$1 $2 $3 $4"]:-–} form=$5
  case $value in
    '' | *[!0-9.eE+-]*) printf '–' ;;
    *)
      if [ "$form" = count ]; then
        printf '%.0f' "$value" | sed -e :a -e 's/^\([0-9]*[0-9]\)\([0-9]\{3\}\)/\1,\2/;ta'
      else
        printf "%.${form}f" "$value"
      fi
      ;;
  esac
}

# Prints a table row per generator. Arguments: the part, then "case metric form" for each column.
rows() {
  local of=$1 peer column case metric form
  shift
  for peer in "${present[@]}"; do
    printf '| %s |' "$peer"
    for column in "$@"; do
      read -r case metric form <<<"$column"
      printf ' %s |' "$(cell "$of" "$case" "$peer" "$metric" "$form")"
    done
    printf '\n'
  done
}

throughput_table() {
  cat <<END

## As fast as possible

$connections connections, generator and target pinned to a core each, $full_seconds s.

| | tiny body: requests/s | CPU s per million | max RSS MB | 1 KiB body: requests/s | CPU s per million | max RSS MB |
|---|--:|--:|--:|--:|--:|--:|
END
  rows throughput "tiny delivered count" "tiny cpu 1" "tiny memory 0" "1k delivered count" "1k cpu 1" "1k memory 0"
}

rate_table() {
  local rate columns=()
  printf '\n## At a fixed rate\n\n'
  printf '%s connections, generator and target pinned to a core each, %s s. Times in ms, as the generator reports them.\n' \
    "$connections" "$full_seconds"
  printf '\n| |'
  for rate in $RATES; do
    printf ' %s/s: delivered/s | p50 | p99 | CPU s per million |' "$rate"
    columns+=("$rate delivered count" "$rate p50 3" "$rate p99 3" "$rate cpu 1")
  done
  printf '\n|---|%s\n' "$(printf -- '--:|%.0s' "${columns[@]}")"
  rows rate "${columns[@]}"
}

pacing_table() {
  local rate columns=()
  printf '\n## Pacing, as the target sees it\n\n'
  printf 'Distance of arrivals from an even schedule in µs; %s connections, generator not pinned, %s s.\n' \
    "$connections" "$full_seconds"
  printf '\n| |'
  for rate in $PACING_RATES; do
    printf ' %s/s: all p50 | p99 | first second p50 | p99 | after 3 s p50 | p99 |' "$rate"
    columns+=("$rate all_p50 count" "$rate all_p99 count" "$rate first_p50 count" "$rate first_p99 count"
      "$rate late_p50 count" "$rate late_p99 count")
  done
  printf '\n|---|%s\n' "$(printf -- '--:|%.0s' "${columns[@]}")"
  rows pacing "${columns[@]}"
}

stall_table() {
  cat <<END

## A target that stalls

The target stops for $STALL_MILLIS ms in a run of $STALL_RUN_SECONDS s at $STALL_RATE/s. Response times in ms, as the generator reports them.

| | p50 | p90 | p99 | p99.9 |
|---|--:|--:|--:|--:|
END
  # A hit due u before the end of the stall waits u, so a share of (S − x)/D of all hits waits longer than x.
  awk -v stall="$STALL_MILLIS" -v run=$((STALL_RUN_SECONDS * 1000)) '
    function wait(p, w) { w = stall - (1 - p) * run; return w > 1e-6 ? w : 0 }
    BEGIN { printf "| **what is true** | %.0f | %.0f | %.0f | %.0f |\n", wait(0.5), wait(0.9), wait(0.99), wait(0.999) }'
  rows stall "stall p50 1" "stall p90 1" "stall p99 1" "stall p999 1"
}

memory_table() {
  cat <<END

## Memory

Max RSS in MB at $MEMORY_RATE/s, $full_seconds s, pinned.

| | 1 target | 100 targets |
|---|--:|--:|
END
  rows memory "1 memory 0" "100 memory 0"
}

page() {
  local peer
  load_medians
  cat <<END
# Side by side

Written by \`$invocation\` on $(date -u +%Y-%m-%d); medians of $rounds. [How the figures are defined](../benchmarks/README.md).

END
  machine_facts
  printf -- '- load average before: %s; CPU time the host took during the runs (steal): %s %%\n' "$load_before" "$stolen"
  for peer in "${present[@]}"; do
    printf -- '- %s: %s\n' "$peer" "$("${peer}_version")"
  done
  for part in ${parts//,/ }; do
    "${part}_table"
  done
}
