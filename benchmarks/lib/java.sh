# shellcheck shell=bash
# shellcheck disable=SC2154 # $here and $home are set by the script
# Builds and runs this module's classes. Sourced by jmh and through-worker.

build_classes() {
  (cd "$home" && mvn -B -ntp -q -pl benchmarks -am -Dmaven.test.skip=true -Dspotless.check.skip=true package) >&2
}

# Sets $java to the start of a command line that runs one of the classes.
find_java() {
  java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$(cat "$here/target/class-path")")
}
