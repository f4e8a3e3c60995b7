#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs those of the named Debian packages that are missing; says nothing where none is.
set -euo pipefail

stop() {
  printf 'headroom: %s\n' "$@" >&2
  exit 1
}

if ! command -v dpkg >/dev/null; then
  if command -v pkg-config >/dev/null && pkg-config --exists gsl libcrypto libzip; then exit 0; fi
  stop "this is no Debian or Ubuntu, so nothing was installed." \
    "Install what these packages hold, then try again: $*"
fi

missing=()
for package in "$@"; do
  state=$(dpkg -s "$package" 2>/dev/null || true)
  grep -q '^Status: install ok installed' <<<"$state" || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null ||
    stop "missing packages: ${missing[*]}" "Run this as root: apt-get install ${missing[*]}"
  as_root=(sudo)
fi

echo "Installing ${missing[*]} ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >"$log" 2>&1 </dev/null; }
apt update -q || {
  tail -n 5 "$log" >&2
  stop "the list of packages could not be updated. Check the network connection, then try again."
}
apt install -q -y --no-install-recommends "${missing[@]}" || {
  tail -n 15 "$log" >&2
  stop "the packages could not be installed: ${missing[*]}" \
    "Put right what apt-get says above, then try again."
}
