# shellcheck shell=bash
# shellcheck disable=SC2034
# Sourced by what uses this clone's database: starts it, and holds it by a shared lock so that nobody stops it meanwhile.
# Whoever leaves last stops it. `was` tells whether it was running before.
cluster=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)/cluster.sh
hold_database() {
  if "$cluster" status >/dev/null; then was=running; else was=stopped; fi
  "$cluster" start; eval "$("$cluster" env)"
  exec 7>>"$FACILITATION_DATA/users.lock"; flock -s 7
  "$cluster" start; eval "$("$cluster" env)"   # the last holder may just have stopped it
}
release_database() { if flock -n -x 7; then "$cluster" stop; fi; }
