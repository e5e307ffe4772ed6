# shellcheck shell=bash
# Builds the C programs, and starts and stops the target. Sourced by side-by-side and through-worker, which set $here
# (this folder's parent) and $work (a temporary folder).

say() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

die() {
  say "$@"
  exit 1
}

build_native() {
  local name
  command -v cc >/dev/null ||
    die "the target is a small C program, which needs a C compiler: install gcc or clang so that 'cc' is found"
  mkdir -p "$here/target"
  for name in target account limit; do
    if [ ! -x "$here/target/$name" ] || [ "$here/native/$name.c" -nt "$here/target/$name" ]; then
      cc -O2 -std=gnu11 -Wall -Wextra -o "$here/target/$name" "$here/native/$name.c"
    fi
  done
}

# Starts a target on a free port; sets $target_pid and $target_port. The arguments are passed to the target.
start_target() {
  local tries
  "$here/target/target" "$@" >"$work/target" &
  target_pid=$!
  for ((tries = 0; tries < 100; tries++)); do
    target_port=$(sed -n 's/^port //p' "$work/target")
    [ -z "$target_port" ] || return 0
    kill -0 "$target_pid" 2>/dev/null || break
    sleep 0.05
  done
  die "the target did not start"
}

# Stops the target; sets $served (requests it read) and $served_seconds (from the first to the last).
stop_target() {
  kill -TERM "$target_pid"
  wait "$target_pid" || die "the target crashed"
  target_pid=''
  read -r _ served _ served_seconds < <(grep '^requests ' "$work/target")
}

# Ends a process started here, if it still runs, and waits for it.
end_process() {
  [ -n "$1" ] || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}
