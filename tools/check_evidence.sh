#!/usr/bin/env bash
# Makes a small site with signed releases (the handbook's example), and holds its bundles, its log and
# its signatures against programs that are not gongshi's.
#
# Usage: tools/check_evidence.sh target/release/gongshi
#   needs minisign and unzip; pip install bagit frictionless pymerkle cryptography
set -euo pipefail

gongshi=$(realpath "$1")
tools=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
site=$work/site
cp -r "$tools/../docs/handbook/example" "$site"
minisign -G -W -f -p "$work/minisign.pub" -s "$work/minisign.key" >/dev/null

release() {
  "$gongshi" release -C "$site" safety-2024 --sign "$work/minisign.key" "$@" >/dev/null 2>"$work/said" || {
    cat "$work/said" >&2
    exit 1
  }
}
build() {
  "$gongshi" build -C "$site" --output "$site/$1" >/dev/null 2>"$work/said" || {
    cat "$work/said" >&2
    exit 1
  }
}

release --event rubric-locked --on 2025-01-02
release --event publication --on 2025-01-03
build before
sed -i 's/证-03/证-03-补/' "$site/data/safety-2024/nominations/workshops.yaml"
release --event correction --on 2025-01-06 --reason 佐证编号写错
release --event final --on 2025-01-07
build public

"$gongshi" verify "$site/public" --key "$work/minisign.pub" --since "$site/before" >"$work/report" || {
  cat "$work/report"
  exit 1
}
"$tools/validate_bundles.sh" "$site/public" "$work/minisign.pub"
python3 "$tools/check_log.py" "$site/public" "$gongshi" "$work/minisign.pub"
