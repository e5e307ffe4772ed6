# shellcheck shell=bash
# Facts about the machine that a reader needs to judge the figures. Sourced by side-by-side and through-worker.

# Total CPU time and the part taken by the host (steal), in ticks since boot.
cpu_ticks() {
  awk '/^cpu / { for (i = 2; i <= 9; i++) all += $i; print all, $9; exit }' /proc/stat
}

# Percentage of CPU time taken by the host since an earlier cpu_ticks.
steal_since() {
  { printf '%s\n' "$1"; cpu_ticks; } |
    awk 'NR == 1 { all = $1; stolen = $2 } NR == 2 { printf "%.2f", ($1 > all ? 100 * ($2 - stolen) / ($1 - all) : 0) }'
}

load_average() {
  cut -d' ' -f1 /proc/loadavg
}

machine_facts() {
  local memory
  memory=$(awk '/^MemTotal:/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)
  printf -- '- CPU: %s, %s cores; %s of memory\n' \
    "$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc --all)" "$memory"
  printf -- '- kernel: %s %s\n' "$(uname -s)" "$(uname -r)"
}
