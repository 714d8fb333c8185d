#!/usr/bin/env bash
# make run: the program on this clone's own database, with the demonstration community. PORT=8080 make run chooses the port.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."
fail() { printf 'run: %s\n' "$@" >&2; exit 1; }
busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null; }
if [ -n "${PORT:-}" ]; then
  if ! [[ $PORT =~ ^[0-9]{1,5}$ ]] || [ "$PORT" -lt 1 ] || [ "$PORT" -gt 65535 ]; then fail "PORT=$PORT is not a port: 1 to 65535."; fi
  if busy "$PORT"; then fail "Port $PORT is taken by another program: choose another, or leave PORT out."; fi
fi
infra/local/build.sh run Release src/Facilitation.Web

# shellcheck source=infra/local/hold.sh
. infra/local/hold.sh; hold_database
app=
leave() {
  local code=$?; trap '' INT TERM HUP
  if [ -n "$app" ]; then kill -TERM -- "-$app" 2>/dev/null || true; wait "$app" || true; fi
  release_database
  exit $code
}
trap leave EXIT; trap 'exit 130' INT; trap 'exit 143' TERM HUP
psql() { "$FACILITATION_PGBIN/psql" -qAtX -d postgres -c "$1"; }
[ -n "$(psql "select 1 from pg_database where datname = 'facilitation'")" ] || psql 'create database facilitation' || true

export ConnectionStrings__Facilitation="${FACILITATION_SERVER}facilitation" ASPNETCORE_ENVIRONMENT=Development
export Demo__Load=true Demo__TokenFile="$FACILITATION_DATA/demo-token"
unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE FACILITATION_SERVER
port=${PORT:-5080}
while true; do
  while [ -z "${PORT:-}" ] && busy "$port"; do port=$((port + 1)); done
  set -m   # a process group of its own, so that all of it can be ended
  (cd src/Facilitation.Web && exec env ASPNETCORE_URLS="http://localhost:$port" \
    dotnet ../../artifacts/bin/Facilitation.Web/release/Facilitation.Web.dll serve </dev/null) & app=$!
  set +m
  until busy "$port" || ! kill -0 "$app" 2>/dev/null; do sleep 0.1; done
  sleep 0.2
  if kill -0 "$app" 2>/dev/null; then
    echo "run: http://localhost:$port (Ctrl-C stops it; data in $FACILITATION_DATA)"
    if [ -s "$Demo__TokenFile" ]; then echo "run: demonstration token (Authorization: Bearer …): $(cat "$Demo__TokenFile")"; fi
  fi
  code=0; wait "$app" || code=$?; app=
  # Beaten to the port by another clone between looking and listening: the next one.
  if [ $code -ne 0 ] && [ -z "${PORT:-}" ] && busy "$port"; then continue; fi
  exit $code
done
