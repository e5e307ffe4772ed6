# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the variables are shared with side-by-side
# A worker of this project as another load generator, see peers.sh. Present only in through-worker, which starts the rest
# of the system and exports its addresses. Sourced by side-by-side.

worker_present() {
  [ -n "${MASTER_URL:-}" ] || return 1
  # The one-time preparation of a first worker must not count; this worker is rejected right after it.
  "$home/loadtester" worker --grpc-port none >/dev/null 2>&1 || true
}
worker_version() {
  loadtester_version
}
worker_paced() {
  input=''
  command=("$home/loadtester" worker --grpc-port 0 --master-address "$MASTER_ADDRESS" --kafka-broker "$KAFKA_BROKER"
    --worker-id "worker-$target_port")
}
# Starts a new worker for each run, because the other generators are new processes too: its start and warm-up count, the
# submitting command does not. It uses as many connections as 'loadtester attack'. The test waits for this only worker.
worker_run() {
  local code=0
  start_generator "${command[@]}"
  target_lines | timeout --foreground $((seconds + 120)) "$home/loadtester" submit --master "$MASTER_URL" --targets - \
    --rate "$rate" --duration "${seconds}s" --on-worker-loss abort --format json \
    --attack "{\"workers\": $connections, \"connections\": $connections, \"maxConnections\": $connections}" \
    >"$work/report" 2>"$work/submit" || code=$?
  end_process "$generator_pid"
  cp "$work/report" "$work/output"
  # 98 is a verdict on the worker; there is a report nevertheless.
  [ "$code" -eq 0 ] || [ "$code" -eq 98 ] || { cp "$work/submit" "$work/errors" && return "$code"; }
}
worker_times() {
  vegeta_layout "$1"
}
