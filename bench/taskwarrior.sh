#!/usr/bin/env bash
# Adding one record and listing filtered ones, at 10,000 of them, beside
# taskwarrior doing the same. Needs task and hyperfine (Debian packages).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -o "$work/parley" . # as on a machine without a C compiler

export TASKRC=$work/taskrc TASKDATA=$work/tasks
printf 'data.location=%s\nconfirmation=off\nverbose=nothing\n' "$TASKDATA" >"$TASKRC"
seq 10000 | awk '{ printf "{\"description\":\"matter %d of it\",\"project\":\"p%d\",\"status\":\"pending\",\"entry\":\"20260101T000000Z\"}\n", $1, $1 % 20 }' |
	task import - >/dev/null 2>&1
task project:p7 list >/dev/null

export PARLEY_DB=$work/parley.db
{
	echo 'process talks "Talks"'
	seq 10000 | awk '{ printf "point matter-%d territory: matter %d of it, in p%d\n", $1, $1, $1 % 20 }'
} | "$work/parley" add - 2>/dev/null

hyperfine --shell=none --warmup 3 --runs 30 --style basic \
	"$work/parley add 'note matter-5: a matter'" "task add project:p7 a matter" \
	"$work/parley list points p7" "task project:p7 list"
