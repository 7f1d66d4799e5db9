#!/usr/bin/env bash
# How many operations of an apply run at once, for -m:1, 2, 4 and 8: the peak, from start and end of each operation as the release has recorded them, beside the time from the first start to the last end.
# Three graphs of operations that wait a second: wide (12 that wait for one), deep (3 chains of 4), diamond (one, 8 that wait for it, one that waits for these).
#   tests/DeployPlan.Benchmarks/parallelism.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"

# operation <name> [dependency...]
operation() {
    local name="$1"
    shift
    echo "  $name: { provider: command, command: [sleep, \"1\"], depends_on: [$(IFS=,; echo "$*")] }"
}

wide() {
    operation first
    for i in $(seq 12); do operation "w$i" first; done
}

deep() {
    for chain in a b c; do
        operation "${chain}1"
        for i in 2 3 4; do operation "$chain$i" "$chain$((i - 1))"; done
    done
}

diamond() {
    operation first
    for i in $(seq 8); do operation "d$i" first; done
    operation last d1 d2 d3 d4 d5 d6 d7 d8
}

# peak: of the records in a folder, the most operations at once, and the seconds from the first start to the last end.
peak() {
    for record in "$1"/operations/*.json; do
        sed -n 's/^ *"started": "\(.*\)",*$/\1 +1/p; s/^ *"ended": "\(.*\)",*$/\1 -1/p' "$record"
    done | sort -k1,1 -k2,2r | awk '
        function seconds(t) { split(t, p, /[T:Z]/); return p[2] * 3600 + p[3] * 60 + p[4] }
        { at = seconds($1); if (NR == 1) from = at; running += $2; if (running > most) most = running }
        END { printf "%d %.1f", most, at - from }'
}

pack DeployPlan.Tasks DeployPlan.Drivers
project "$work/app" DeployPlan.Tasks "$version" DeployPlan.Drivers "$version"
NUGET_PACKAGES="$work/packages" dotnet restore "$work/app" -v:q
machine
echo "Command: tests/DeployPlan.Benchmarks/parallelism.sh"
printf '\n| graph | operations | -m:1 | -m:2 | -m:4 | -m:8 |\n|---|---|---|---|---|---|\n'
for graph in wide deep diamond; do
    { printf 'project: { name: shop }\ninfra:\n'; "$graph"; printf 'services: {}\nenvironments:\n  prod: { driver: command }\n'; } > "$work/app/deploy.yml"
    row="| $graph | $(grep -c provider "$work/app/deploy.yml") |"
    for nodes in 1 2 4 8; do
        rm -rf "$work/app/.deployplan"
        MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 dotnet build "$work/app" --no-restore -t:DeployPlanApply -p:Env=prod -m:"$nodes" -v:q -tl:off > "$work/output" || { cat "$work/output"; exit 1; }
        read -r most took <<< "$(peak "$work"/app/.deployplan/prod/2*)"
        row+=" $most, $took s |"
    done
    echo "$row"
done
