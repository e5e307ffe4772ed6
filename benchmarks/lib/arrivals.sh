# shellcheck shell=bash
# Deviation of the arrivals from an even schedule. Sourced by side-by-side and through-worker.
#
# The target knows when requests arrived (a_0, a_1, …), not when they were due. In an even schedule of R per second,
# request n is due at t0 + n/R. The origin t0 is fitted as the median of a_n − n/R, so that as many requests are early as
# late. This puts the constant latency to the target into t0, where it is no pacing error. A minimum would depend on the
# one earliest request, and a mean on the few very late ones.
#
# For all requests and for those of the first second, t0 is that of the whole run: a generator that starts late and then
# catches up is late in its first second. For the requests after the third second t0 is fitted to them alone, so that a
# generator that lost a second of requests at its start is not penalized for the rest of the run. A generator with a
# slightly different rate drifts away from the schedule in all three.

# The p-quantile of a sorted list: the first number with a share of at least p at or below it.
percentile_of() {
  awk -v p="$1" '{ value[NR] = $1 } END { n = NR * p; i = int(n) < n ? int(n) + 1 : n; print value[i < 1 ? 1 : i] }'
}

# Deviations in µs for the lines FROM … TO of a file of arrivals, with the origin fitted to the lines FIT_FROM … end.
distances() {
  local file=$1 rate=$2 from=$3 to=$4 fit_from=$5 origin
  origin=$(awk -v rate="$rate" -v from="$fit_from" \
    'NR >= from { printf "%.0f\n", $1 - (NR - 1) * 1e9 / rate }' "$file" | sort -n | percentile_of 0.5)
  awk -v rate="$rate" -v origin="$origin" -v from="$from" -v to="$to" \
    'NR >= from && NR <= to { d = $1 - (NR - 1) * 1e9 / rate - origin; printf "%.1f\n", (d < 0 ? -d : d) / 1000 }' "$file" |
    sort -n
}

# Prints p50 and p99 in µs, each for all requests, the first second, and after three seconds.
pacing_errors() {
  local file=$1 rate=$2 all late
  all=$(wc -l <"$file")
  late=$((3 * rate + 1))
  percentiles_50_99 < <(distances "$file" "$rate" 1 "$all" 1)
  percentiles_50_99 < <(distances "$file" "$rate" 1 "$rate" 1)
  if [ "$all" -ge "$late" ]; then
    percentiles_50_99 < <(distances "$file" "$rate" "$late" "$all" "$late")
  else
    printf '– –\n'
  fi
}

percentiles_50_99() {
  awk '{ value[NR] = $1 }
    function at(p, n) { n = int(NR * p + 0.999999); return value[n < 1 ? 1 : n] }
    END { print at(0.5), at(0.99) }'
}
