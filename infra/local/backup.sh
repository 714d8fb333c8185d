#!/usr/bin/env bash
# make backup FILE=…: one file with everything the database holds, readable by its owner only.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
fail() { printf 'backup: %s\n' "$@" >&2; exit 1; }
file=${1:-}
[ -n "$file" ] || fail "Say where to: make backup FILE=facilitation-$(date +%F).dump"
[ ! -e "$file" ] || fail "$file exists already: choose another name, a backup never overwrites another."
if ! [ -d "$(dirname "$file")" ] || ! [ -w "$(dirname "$file")" ]; then fail "The folder of $file is missing or may not be written by $(id -un)."; fi
# shellcheck source=infra/local/hold.sh
. "$here/hold.sh"; hold_database
trap 'if [ "$was" = stopped ]; then release_database; fi' EXIT
[ -n "$("$FACILITATION_PGBIN/psql" -qAtX -d postgres -c "select 1 from pg_database where datname = 'facilitation'")" ] ||
  fail "There is nothing to back up yet: make run makes the database."
umask 077
if ! "$FACILITATION_PGBIN/pg_dump" -Fc --no-owner --no-privileges -f "$file.part" || ! "$FACILITATION_PGBIN/pg_restore" --list "$file.part" >/dev/null; then
  rm -f "$file.part"; fail "No backup was made, see above (is the disk full?)."
fi
mv "$file.part" "$file"
echo "backup: $file, $(du -h "$file" | cut -f1), of $(date -Iseconds). It holds what members wrote: keep it like that."
