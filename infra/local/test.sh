#!/usr/bin/env bash
# make test: every test, the browser's too, on a throw-away database. The last line is "N passed, N failed".
set -uo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
results=artifacts/test-results
rm -rf "$results"   # nothing of an earlier run may count
trap 'exit 130' INT; trap 'exit 143' TERM HUP
if ! infra/local/build.sh test Debug Facilitation.sln; then
  echo "test: nothing was tested, because setting up or building failed."; echo "0 passed, 1 failed"; exit 1
fi

# One project after the other: the browser's patience should not depend on the others' work.
code=0
infra/local/cluster.sh with dotnet test Facilitation.sln --no-build -m:1 -v q -nologo \
  --logger "trx;LogFilePrefix=run" --logger "console;verbosity=minimal" --results-directory "$results" \
  --blame-hang-timeout 10m --blame-hang-dump-type none || code=$?

count() { cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{n += $1} END {print n + 0}'; }
passed=$(count passed); total=$(count total); executed=$(count executed)
failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
projects=$(find tests -name '*Tests.csproj' | wc -l); finished=$(grep -l ' executed="[1-9]' "$results"/*.trx 2>/dev/null | wc -l)
if [ "$finished" -lt "$projects" ]; then echo "test: only $finished of $projects test projects ran tests to their end."; failed=$((failed + projects - finished)); fi
if [ $code -ne 0 ] && [ $failed -eq 0 ]; then echo "test: a test program ended badly (exit code $code)."; failed=1; fi
if [ "$passed" -eq 0 ] && [ $failed -eq 0 ]; then echo "test: no test ran."; failed=1; fi
skipped=$((total - executed))
if [ $skipped -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ $failed -eq 0 ]
