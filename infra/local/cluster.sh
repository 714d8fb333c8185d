#!/usr/bin/env bash
# The private PostgreSQL cluster of this clone: cluster.sh start | stop | destroy | status | env
# and throw-away ones:                          cluster.sh with [--durable] COMMAND...
#
# It lives in FACILITATION_DATA or, by the hash of the clone's path, below /var/lib/facilitation (as root, run by the
# user postgres) or the user's data folder. It listens on loopback TCP only, with a password: no socket path can be too
# long, and no other account of the machine gets in. `env` prints what the PostgreSQL programs and ours need to reach it.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd); clone=$(dirname "$(dirname "$here")")
fail() { printf 'database: %s\n' "$@" >&2; exit 1; }
root() { [ "$(id -u)" -eq 0 ]; }
# As root every server program runs as postgres, from a folder it can read; none of them inherits our locks (7, 8, 9).
as() { if root; then (cd / && exec runuser -u postgres -- "$@" 7>&- 8>&- 9>&-); else (exec "$@" 7>&- 8>&- 9>&-); fi; }

place() {
  local hash; hash=$(printf %s "$clone" | sha256sum | cut -c1-12)
  if [ -n "${FACILITATION_DATA:-}" ]; then base=$(realpath -m "$FACILITATION_DATA")
  elif root; then base=/var/lib/facilitation/$hash
  else base=${XDG_DATA_HOME:-${HOME:?is not set, so there is no place for the data}/.local/share}/facilitation/$hash; fi
  first_port=$((20000 + 16#${hash:0:6} % 10000)); durable=yes
}

find_programs() {   # the newest version, or the one that made the data
  local made; made=$(cat "$base/data/PG_VERSION" 2>/dev/null || true)
  bin=$(find /usr/lib/postgresql -maxdepth 2 -path "*/${made:-*}/bin" | sort -V | tail -n1)
  if [ -x "$bin/postgres" ]; then return; fi
  [ -z "$made" ] || fail "The data in $base was made by PostgreSQL $made, which is no longer installed." \
    "Install postgresql-$made again; or move the folder away, start anew and make restore a backup."
  fail "PostgreSQL is missing: run $here/setup.sh"
}

servers() {   # every process of a server in our folder; a process number alone may belong to somebody else by now
  # shellcheck disable=SC2016
  as sh -c 'for p in /proc/[0-9]*; do [ "$(readlink "$p/cwd")" != "$1" ] || echo "${p#/proc/}"; done' - "$base/data" 2>/dev/null
}

running() {
  local pid; pid=$(head -n1 "$base/data/postmaster.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && [ "$(as readlink "/proc/$pid/cwd")" = "$base/data" ]
}

make_data() {   # whole or not at all: a stop in the middle leaves data.new, which the next start throws away
  rm -rf "$base/data.new"
  (umask 077; head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$base/password")
  if root; then chown postgres: "$base/password"; fi
  local how=(-U app -A scram-sha-256 --pwfile="$base/password" -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=fr)
  if [ $durable = no ]; then how+=(--no-sync); fi
  as "$bin/initdb" -D "$base/data.new" "${how[@]}" >/dev/null
  echo "include_if_exists = 'facilitation.conf'" | as tee -a "$base/data.new/postgresql.conf" >/dev/null
  as mv "$base/data.new" "$base/data"
}

settings() {
  local memory; memory=$(awk '/^MemTotal/ {print int($2 / 8192)}' /proc/meminfo)
  cat <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = $((memory < 128 ? 128 : memory > 1024 ? 1024 : memory))MB
maintenance_work_mem = 256MB
# pgvector before 0.8.2 must not build its indexes in parallel.
max_parallel_maintenance_workers = 0
max_parallel_workers_per_gather = 0
max_wal_size = 4GB
random_page_cost = 1.1
jit = off
# Rows hold the words of people: an error names the rule, never the row.
log_error_verbosity = terse
CONF
  if [ $durable = no ]; then
    printf '%s\n' 'fsync = off' 'synchronous_commit = off' 'full_page_writes = off' 'wal_level = minimal' 'max_wal_senders = 0' 'checkpoint_timeout = 30min'
  fi
}

start() {
  mkdir -p "$base"
  if root; then chown postgres: "$base"; fi
  chmod 700 "$base"
  exec 9>>"$base/start.lock"; flock 9
  if running; then return; fi
  for _ in {1..20}; do   # the children of a killed server leave within seconds
    if [ -z "$(servers)" ]; then break; fi
    sleep 1
  done
  [ -z "$(servers)" ] || fail "A killed server's processes still use $base/data: $(servers | tr '\n' ' ')"
  rm -f "$base/data/postmaster.pid"   # nobody is there, so it is stale
  [ -s "$base/data/PG_VERSION" ] || make_data
  settings | as tee "$base/data/facilitation.conf" >/dev/null
  if [ "$(stat -c %s "$base/log" 2>/dev/null || echo 0)" -gt 10000000 ]; then mv -f "$base/log" "$base/log.old"; fi
  local port before; port=$(cat "$base/port" 2>/dev/null || echo "$first_port")
  for _ in {1..50}; do   # taking the port is the only sure way to know that it is free
    before=$(stat -c %s "$base/log" 2>/dev/null || echo 0)
    if as "$bin/pg_ctl" -D "$base/data" -o "-p $port" -w -t 60 -l "$base/log" start >/dev/null 2>&1; then echo "$port" >"$base/port"; return; fi
    tail -c "+$((before + 1))" "$base/log" 2>/dev/null | grep -q 'could not bind\|could not create any TCP' || break
    port=$((20000 + (port - 20000 + 7) % 10000))
  done
  fail "PostgreSQL does not start. Its last words ($base/log):" "$(tail -n 8 "$base/log" 2>/dev/null)"
}

stop() { if running; then as "$bin/pg_ctl" -D "$base/data" -m "${1:-fast}" -w -t 60 stop >/dev/null; fi; }

variables() {
  local port password; port=$(cat "$base/port"); password=$(cat "$base/password")
  printf 'export %s=%q\n' PGHOST 127.0.0.1 PGPORT "$port" PGUSER app PGPASSWORD "$password" PGDATABASE facilitation \
    FACILITATION_DATA "$base" FACILITATION_PGBIN "$bin" \
    FACILITATION_SERVER "Host=127.0.0.1;Port=$port;Username=app;Password=$password;Database="
}

with_throw_away() {   # in memory when there is plenty, and gone whatever happens
  durable=no; if [ "${1:-}" = --durable ]; then durable=yes; shift; fi
  local home=/var/tmp memory old
  for old in /dev/shm/facilitation-*.* /var/tmp/facilitation-*.*; do   # left by a kill -9
    if [ -O "$old/owner" ] && ! kill -0 "$(cat "$old/owner")" 2>/dev/null; then base=$old; find_programs; stop immediate || true; rm -rf "$old"; fi
  done
  memory=$(awk '/^MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  if [ $durable = no ] && [ -w /dev/shm ] && [ "$memory" -gt 5000 ] && [ "$(df -m --output=avail /dev/shm | tail -n1)" -gt 3000 ]; then home=/dev/shm; fi
  base=$(mktemp -d "$home/facilitation-$$.XXXXXX"); echo $$ >"$base/owner"; command=
  trap leave EXIT; trap 'exit 130' INT; trap 'exit 143' TERM HUP
  exec 7>>"$base/users.lock"; flock -s 7
  first_port=$((20000 + RANDOM % 10000)); find_programs; start; exec 9>&-
  eval "$(variables)"; export FACILITATION_TEST_POSTGRES="${FACILITATION_SERVER}postgres"
  set -m; "$@" </dev/null & command=$!; set +m   # a process group of its own, so that all of it can be ended
  local code=0; wait $command || code=$?
  command=; exit $code
}

leave() {
  local code=$?; trap '' INT TERM HUP
  if [ -n "$command" ]; then kill -TERM -- "-$command" 2>/dev/null; wait "$command" || true; fi
  stop immediate || true; rm -rf "$base"; exit $code
}

place
case ${1:-} in
  start)   find_programs; start ;;
  stop)    find_programs; stop ;;
  destroy) find_programs; stop immediate; rm -rf "$base" ;;
  status)  if running; then echo "running on port $(cat "$base/port"), data in $base"; else echo "stopped, data in $base"; exit 1; fi ;;
  env)     running || fail "The database is not running: make run, or $here/cluster.sh start"; find_programs; variables ;;
  with)    shift; with_throw_away "$@" ;;
  *)       echo "usage: $0 start | stop | destroy | status | env | with [--durable] COMMAND..." >&2; exit 2 ;;
esac
