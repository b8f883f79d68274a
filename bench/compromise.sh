#!/usr/bin/env bash
# Text to suggestions beside npm's compromise, which finds people, places,
# organisations and quotations, on the same text: articles a second of each on
# one core, without the start of either. Needs node and npm (compromise is
# installed into a folder that goes away).
set -euo pipefail
cd "$(dirname "$0")/.."
command -v npm >/dev/null || { echo 'compromise.sh needs node and npm' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" compromise@14 >/dev/null

cat >"$work/run.cjs" <<'JS'
const nlp = require('compromise'), fs = require('fs')
const text = fs.readFileSync(process.argv[2], 'utf8')
const read = () => { const d = nlp(text); return [d.people().json(), d.places().json(), d.organizations().json(), d.quotations().json()] }
for (let i = 0; i < 20; i++) read()
const from = process.hrtime.bigint()
let n = 0
while (process.hrtime.bigint() - from < 5000000000n) { read(); n++ }
console.log((n / (Number(process.hrtime.bigint() - from) / 1e9)).toFixed(1))
JS

text=extract/testdata/north.txt
go test -c -o "$work/extract.test" ./extract
peer=$(taskset -c 0 node "$work/run.cjs" "$text")
own=$(cd extract && GOMAXPROCS=1 taskset -c 0 "$work/extract.test" -test.run '^$' -test.bench '^BenchmarkSuggest$' -test.benchtime 5s |
	awk '/^BenchmarkSuggest/ { printf "%.1f", 1e9 / $3 }')
awk -v own="$own" -v peer="$peer" 'BEGIN { printf "parley %s, compromise %s articles of 1 KB a second: %.1f times\n", own, peer, own / peer }'
