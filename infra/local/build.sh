#!/usr/bin/env bash
# Installs what lacks, then builds: build.sh run|test CONFIGURATION PROJECT. Nothing is done when nothing changed.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."
what=$1; configuration=$2; project=$3
case $PWD in *[,\;%\$@\"\*]*) echo "build: .NET cannot build in a folder whose path holds one of , ; % \$ @ * \": please rename $PWD" >&2; exit 1 ;; esac
if ! mkdir -p artifacts/state 2>/dev/null || ! [ -w artifacts/state ]; then
  echo "build: $(id -un) may not write into $PWD/artifacts: use the account that made the clone ($(stat -c %U .))." >&2; exit 1
fi
exec 8>>artifacts/state/lock; flock 8   # two commands in one clone build one after the other
infra/local/setup.sh "$what"

# Nothing may outlive the build: helpers that stay behind would hold our output open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
stamp=artifacts/state/$(tr '/' '-' <<<"$configuration-$project")
state() {
  { find src prompts evaluation tests ./*.props global.json .editorconfig BannedSymbols.txt package-lock.json \
      -type f -not -path '*/wwwroot/lib/*' -printf '%p %T@ %s\n' 2>/dev/null || true; } | sort | sha256sum
}
before=$(state)
if [ -d artifacts/bin ] && [ "$before" = "$(cat "$stamp" 2>/dev/null)" ]; then exit 0; fi
echo "build: $project ($configuration); the first time downloads the NuGet packages"
rm -f "$stamp"
if ! dotnet build "$project" -c "$configuration" -v q -nologo "-clp:ErrorsOnly;NoSummary" 8>&- | tee artifacts/state/build.log; then
  if grep -q 'error NU1' artifacts/state/build.log; then
    echo "build: NuGet packages could not be downloaded. They are needed once: check the network, or NuGet's sources (dotnet nuget list source)." >&2
  fi
  echo "build: $project could not be built, see above." >&2; exit 1
fi
echo "$before" >"$stamp"
