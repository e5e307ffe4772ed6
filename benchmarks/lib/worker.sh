# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the variables are those of side-by-side
# A worker of this project's as one more load generator, see peers.sh. Only through-worker, which starts the system
# around it and exports where its parts are, makes it present. Sourced by side-by-side.

worker_present() {
  [ -n "${MASTER_URL:-}" ] || return 1
  # What a first worker prepares once is no part of a figure; this one is refused after that.
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
# A new worker for each run, as the others are new processes too: its start and its warm-up count. What submits does
# not. It has as many connections as 'loadtester attack' has. The test waits for the worker, as it is the only one.
worker_run() {
  local code=0
  start_generator "${command[@]}"
  target_lines | timeout --foreground $((seconds + 120)) "$home/loadtester" submit --master "$MASTER_URL" --targets - \
    --rate "$rate" --duration "${seconds}s" --on-worker-loss abort --format json \
    --attack "{\"workers\": $connections, \"connections\": $connections, \"maxConnections\": $connections}" \
    >"$work/report" 2>"$work/submit" || code=$?
  end_process "$generator_pid"
  cp "$work/report" "$work/output"
  # 98 is a verdict on the worker, and there is a report all the same.
  [ "$code" -eq 0 ] || [ "$code" -eq 98 ] || { cp "$work/submit" "$work/errors" && return "$code"; }
}
worker_times() {
  vegeta_layout "$1"
}
