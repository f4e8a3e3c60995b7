#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks that a Swift toolchain is there and new enough; says nothing where it is.
set -euo pipefail

major=6 minor=2

stop() {
  printf 'headroom: %s\n' "$@" >&2
  exit 1
}

command -v swift >/dev/null || stop \
  "no Swift toolchain was found." \
  "Install Swift $major.$minor or later (swift.org/install), and see that \`swift --version\` works."

said=$(swift --version 2>&1) || stop \
  "\`swift --version\` fails: $(head -n 1 <<<"$said")" \
  "Install Swift $major.$minor or later anew (swift.org/install)."

if [[ $said =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
  found="${BASH_REMATCH[1]}.${BASH_REMATCH[2]}"
  if ((BASH_REMATCH[1] > major || (BASH_REMATCH[1] == major && BASH_REMATCH[2] >= minor))); then
    exit 0
  fi
  stop "Swift $found is too old: Headroom needs $major.$minor or later." \
    "Install a newer toolchain (swift.org/install), and put it first on the PATH."
fi
stop "\`swift --version\` names no version: $(head -n 1 <<<"$said")" \
  "Install Swift $major.$minor or later (swift.org/install)."
