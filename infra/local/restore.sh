#!/usr/bin/env bash
# make restore FILE=…: the database becomes what the backup holds. The file is first restored whole beside the present
# data; only then the two change places, in one transaction. The former data stays until the next restore.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fail() { printf 'restore: %s\n' "$@" >&2; exit 1; }
file=${1:-}; new=facilitation_restoring; old=facilitation_before_restore
[ -n "$file" ] || fail "Say from where: make restore FILE=facilitation-2026-11-23.dump"
if ! [ -r "$file" ] || ! [ -f "$file" ]; then fail "$file is not there, or $(id -un) may not read it."; fi
# shellcheck source=infra/local/hold.sh
. "$here/hold.sh"; hold_database
trap 'if [ "$was" = stopped ]; then release_database; fi' EXIT
exec 6>>"$FACILITATION_DATA/restore.lock"; flock -n 6 || fail "Another restore is running."
sql() { "$FACILITATION_PGBIN/psql" -qAtX -v ON_ERROR_STOP=1 -d "${2:-postgres}" -c "$1"; }
there() { [ -n "$(sql "select 1 from pg_database where datname = '$1'")" ]; }
untouched="The present data is untouched."; export PGOPTIONS="-c client_min_messages=warning"

if ! what=$("$FACILITATION_PGBIN/pg_restore" --list "$file" 2>&1); then
  if grep -q 'unsupported version' <<<"$what"; then fail "$file was made by a newer PostgreSQL than the one here: install that version. $untouched"; fi
  fail "$file is not a whole backup made by make backup. $untouched"
fi
grep -q ' TABLE DATA [^ ]* communities ' <<<"$what" || fail "$file is the backup of something else than Facilitation. $untouched"

sql "drop database if exists $new with (force)"; sql "create database $new"
if ! problems=$("$FACILITATION_PGBIN/pg_restore" --exit-on-error --no-owner --no-privileges -d $new "$file" 2>&1); then
  sql "drop database if exists $new with (force)"
  fail "$(tail -n 3 <<<"$problems")" "The backup could not be restored (damaged file, full disk, or an extension that is not installed). $untouched"
fi
sql "analyze" $new

if there facilitation; then
  sql "drop database if exists $old with (force)"
  # Nobody may come back in between; whatever happens, the door opens again.
  trap 'sql "alter database facilitation with allow_connections true" >/dev/null 2>&1 || true' ERR INT TERM HUP
  sql "alter database facilitation with allow_connections false"
  sql "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'facilitation'" >/dev/null
  for _ in {1..50}; do
    if [ "$(sql "select count(*) from pg_stat_activity where datname = 'facilitation'")" = 0 ]; then break; fi
    sleep 0.1
  done
  sql "begin; alter database facilitation rename to $old; alter database $new rename to facilitation; commit" ||
    { sql "alter database facilitation with allow_connections true"; fail "The database is in use. $untouched"; }
  echo "restore: done. The former data is kept as the database $old until the next restore."
else
  sql "alter database $new rename to facilitation"; echo "restore: done."
fi
echo "restore: a program that is running should be started again (make run), so that an older backup is brought up to date."
