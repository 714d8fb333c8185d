#!/usr/bin/env bash
# Installs what this clone lacks: setup.sh run | test. With nothing to do it needs no network and takes no time.
# Only system packages need root; everything else is done as whoever asks.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."
what=${1:-run}
say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$@" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

have dotnet || fail "The .NET 10 SDK is missing." \
  "How to install it: https://learn.microsoft.com/dotnet/core/install/linux (package dotnet-sdk-10.0), then run this again."
dotnet --version >/dev/null 2>&1 || fail "The .NET SDK on this machine does not satisfy global.json:" \
  "$(dotnet --list-sdks | sed 's/^/  found /')" "Install the .NET 10 SDK: https://learn.microsoft.com/dotnet/core/install/linux"
[ -w . ] || fail "$(id -un) may not write into $PWD: make the clone with the account that uses it."

# Node.js packages are wanted when the lock file is not the one that was installed last.
node_stamp=node_modules/.facilitation-installed
node_lacks() { ! cmp -s package-lock.json "$node_stamp"; }
browser() { have chromium || have chromium-browser || have google-chrome || [ -x "${FACILITATION_CHROMIUM:-}" ]; }

lacks=()
infra/local/setup-postgres.sh --check || lacks+=("PostgreSQL 15 or later with pgvector 0.8 or later")
if node_lacks && ! have npm; then lacks+=("npm, for the style sheet and the scripts of the pages"); fi
if [ "$what" = test ] && ! browser; then lacks+=("Chromium, for the browser tests"); fi

if [ ${#lacks[@]} -gt 0 ]; then
  say "this machine lacks:"; printf '  - %s\n' "${lacks[@]}"
  have apt-get || fail "Without apt-get these must be installed by hand."
  [ "$(id -u)" -eq 0 ] || fail "Installing them needs root, once:" "  sudo '$PWD/infra/local/setup.sh' $what --system" "then run this again."
  infra/local/setup-postgres.sh
  wanted=()
  if node_lacks && ! have npm; then wanted+=(npm); fi
  if [ "$what" = test ] && ! browser; then wanted+=(chromium); fi
  if [ ${#wanted[@]} -gt 0 ]; then
    say "installing ${wanted[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq -o Acquire::Retries=3 update
    apt-get -qq -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 install --no-install-recommends "${wanted[@]}" >/dev/null ||
      fail "apt-get could not install: ${wanted[*]}." \
        "Where chromium is not packaged (Ubuntu), install Chromium or Google Chrome by hand, or set FACILITATION_CHROMIUM to its path."
  fi
fi
[ "${2:-}" != --system ] || exit 0   # Asked by sudo: the rest belongs to the clone's owner.

if node_lacks; then
  say "installing the Node.js packages of package-lock.json"
  npm ci --silent --no-progress >/dev/null || fail "The Node.js packages could not be downloaded (npm ci failed, see above)." \
    "They are needed once: check the network, or the registry and proxy in npm's own configuration, then run this again."
  cp package-lock.json "$node_stamp"
fi
