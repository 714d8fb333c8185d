#!/usr/bin/env bash
# Installs a PostgreSQL server with pgvector >= 0.8. Needs root; safe to run again; --check only looks.
#  1. The distribution's own packages where it has them (Debian 13+, Ubuntu 25.04+).
#  2. Otherwise builds pgvector from a later release's *source* package, which apt fetches
#     and verifies through a configuration in a temporary folder: /etc/apt and the system's
#     package lists are never changed, so no later release can upgrade this system.
# shellcheck disable=SC1091,SC2016
set -euo pipefail
MIN=0.8.0
SUITES=${PGVECTOR_SUITES:-}            # source suites to try, best first
export DEBIAN_FRONTEND=noninteractive
say() { printf 'setup: %s\n' "$*"; }
install() { apt-get -qq -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 install --no-install-recommends "$@" >/dev/null; }
server_major() { for server in /usr/lib/postgresql/*/bin/postgres; do [ ! -x "$server" ] || cut -d/ -f5 <<<"$server"; done | sort -n | tail -n1; }
vector_version() { sed -n "s/^default_version *= *'\(.*\)'.*/\1/p" "/usr/share/postgresql/$1/extension/vector.control" 2>/dev/null || true; }
at_least() { [ -n "$1" ] && dpkg --compare-versions "$1" ge "$MIN"; }

major=$(server_major)
if [ -n "$major" ] && at_least "$(vector_version "$major")"; then exit 0; fi
if [ "${1:-}" = --check ]; then exit 1; fi
[ "$(id -u)" -eq 0 ] || { say "installing PostgreSQL needs root" >&2; exit 1; }
say "installing PostgreSQL and pgvector (a minute or two)"
tmp=$(mktemp -d); chmod 755 "$tmp"; no_main=/etc/postgresql-common/createcluster.d/zz-setup.conf
trap 'rm -rf "$tmp" "$no_main"' EXIT
apt-get -qq -o Acquire::Retries=3 update
if [ -z "$major" ]; then               # a server, but no cluster "main" on port 5432
  mkdir -p "${no_main%/*}"; echo 'create_main_cluster = false' >"$no_main"
  install postgresql; major=$(server_major)
fi
[ "${major:-0}" -ge 15 ] || { say "PostgreSQL 15 or later is needed, this system packages ${major:-none}" >&2; exit 1; }
packaged=$(apt-cache policy "postgresql-$major-pgvector" | awk '/Candidate:/ {print $2}')
if at_least "${packaged#(none)}"; then
  install "postgresql-$major-pgvector"
else
  . /etc/os-release
  case $ID in
    ubuntu) : "${SUITES:=resolute}"; key=ubuntu-archive-keyring ;;
    *)      : "${SUITES:=forky trixie}"; key=debian-archive-keyring ;;
  esac
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $VERSION_CODENAME" | sed -n 1p)
  install "$key" build-essential dpkg-dev "postgresql-server-dev-$major"
  config=/usr/lib/postgresql/$major/bin/pg_config
  for suite in $SUITES; do
    root=$tmp/$suite; mkdir -p "$root"/{parts,lists/partial,cache/archives/partial,src}
    printf '%s\n' 'Types: deb-src' "URIs: $mirror" "Suites: $suite" "Components: main$([ "$ID" = ubuntu ] && echo ' universe')" \
      "Signed-By: /usr/share/keyrings/$key.gpg" >"$root/parts/source.sources"
    apt=(apt-get -qq -o Acquire::Retries=3 -o APT::Sandbox::User=root -o Dir::Etc::SourceList=/dev/null
      -o Dir::Etc::SourceParts="$root/parts" -o Dir::State::Lists="$root/lists" -o Dir::Cache="$root/cache")
    if (cd "$root/src" && "${apt[@]}" update && "${apt[@]}" source pgvector && cd pgvector-*/ &&
        make -s -j"$(nproc)" OPTFLAGS= with_llvm=no PG_CONFIG="$config" &&
        make -s install OPTFLAGS= with_llvm=no PG_CONFIG="$config") >"$root/log" 2>&1 \
       && at_least "$(vector_version "$major")"; then break; fi
    say "no usable pgvector source in $suite: $(grep -m1 -E '^E:|[Ee]rror' "$root/log" || tail -n1 "$root/log")" | sed 's#[a-z]*://[^/ ]*##g; s# *\[IP:.*##'
  done
fi
at_least "$(vector_version "$major")" || {
  say "pgvector $MIN or later could not be installed for PostgreSQL $major." >&2
  say "Install it by hand (https://github.com/pgvector/pgvector#installation), then run this again." >&2; exit 1; }
say "installed PostgreSQL $("/usr/lib/postgresql/$major/bin/postgres" --version | awk '{print $3}') with pgvector $(vector_version "$major")"
