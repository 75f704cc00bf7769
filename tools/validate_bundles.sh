#!/usr/bin/env bash
# Holds every release of a built site against programs that are not gongshi's: sha256sum, bagit,
# frictionless, unzip, and minisign where there is a key.
#
# Usage: tools/validate_bundles.sh SITE [minisign.pub]   (pip install bagit frictionless; apt install minisign)
set -euo pipefail

evidence=$1/evidence
key=${2:-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

check() {
  local bundle=$1
  (cd "$bundle" && sha256sum --quiet -c tagmanifest-sha256.txt && sha256sum --quiet -c manifest-sha256.txt)
  bagit.py --quiet --validate "$bundle"
  frictionless validate "$bundle/data/datapackage.json" >"$scratch/frictionless" || {
    cat "$scratch/frictionless"
    exit 1
  }
  if [ -n "$key" ]; then
    (cd "$bundle" && minisign -q -V -H -p "$key" -m tagmanifest-sha256.txt)
  fi
}

count=0
for bundle in "$evidence"/*/r[0-9]*/; do
  bundle=${bundle%/}
  check "$bundle"
  unzip -q "$bundle.zip" -d "$scratch/zip"
  unpacked=$(echo "$scratch"/zip/*)
  check "$unpacked"
  diff -r "$bundle" "$unpacked"
  rm -rf "$scratch/zip"
  count=$((count + 1))
done
[ "$count" -gt 0 ] || { echo "no releases in $evidence" >&2; exit 1; }
echo "bundles: $count, folder and zip: sha256sum, bagit, frictionless${key:+, minisign}"
