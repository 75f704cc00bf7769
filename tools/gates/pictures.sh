#!/usr/bin/env bash
# Makes the pictures of README again: a page of the demo, and a mistyped key in the handbook's example.
# Needs chromium (or CHROMIUM=…) and the packages of this folder (npm ci).
set -euo pipefail
cd "$(dirname "$0")/../.."
gongshi=${GONGSHI:-target/release/gongshi}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

"$gongshi" build --lang en -o "$work/site" 2>/dev/null
node tools/gates/pictures.mjs page "$work/site/guangxi-2023/n/nanning-c03.html" docs/img/page.png

cp -r docs/handbook/example "$work/example"
sed -i '0,/total: 50/s//totl: 50/' "$work/example/data/safety-2024/nominations/workshops.yaml"
for lang in zh en; do
  # Faults end with 1: that is what is photographed.
  "$gongshi" check -C "$work/example" --lang "$lang" --color always >"$work/$lang.txt" 2>/dev/null || [ $? = 1 ]
done
node tools/gates/pictures.mjs terminal "$work/zh.txt" docs/img/diagnostic.zh-CN.png
node tools/gates/pictures.mjs terminal "$work/en.txt" docs/img/diagnostic.png
