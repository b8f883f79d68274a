#!/usr/bin/env bash
# Text to suggestions beside npm's compromise, which finds people, places,
# organisations and quotations, in the same articles of 3 KB: how many a second
# of each on one core, without the start of either. The median of five rounds.
# Needs node and npm (compromise is installed into a folder that goes away).
set -euo pipefail
cd "$(dirname "$0")"
command -v npm >/dev/null || { echo 'compromise.sh needs node and npm' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --prefix "$work" compromise@14 >/dev/null

cat >"$work/run.cjs" <<'JS'
const nlp = require('compromise'), fs = require('fs')
const texts = process.argv.slice(2).map(file => fs.readFileSync(file, 'utf8'))
const read = () => texts.map(text => { const d = nlp(text); return [d.people().json(), d.places().json(), d.organizations().json(), d.quotations().json()] })
for (let i = 0; i < 10; i++) read()
const from = process.hrtime.bigint()
let n = 0
while (process.hrtime.bigint() - from < 2000000000n) { read(); n += texts.length }
console.log((n / (Number(process.hrtime.bigint() - from) / 1e9)).toFixed(1))
JS

go test -c -o "$work/bench.test" .
for _ in 1 2 3 4 5; do
	own=$(GOMAXPROCS=1 taskset -c 0 "$work/bench.test" -test.run '^$' -test.bench '^BenchmarkNews$' -test.benchtime 2s |
		awk '$NF == "articles/s" { print $(NF - 1) }')
	peer=$(taskset -c 0 node "$work/run.cjs" testdata/news/*.txt)
	awk -v own="$own" -v peer="$peer" 'BEGIN { printf "%.1f times: parley %.0f, compromise %.1f articles of 3 KB a second\n", own / peer, own, peer }'
done | sort -n | sed -n 3p
