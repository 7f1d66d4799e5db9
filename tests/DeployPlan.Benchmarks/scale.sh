#!/usr/bin/env bash
# Many databases, read, planned and written in a cold process: time inside the task, and the peak memory of the process.
#   tests/DeployPlan.Benchmarks/scale.sh [rounds, 5 unless given]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"
rounds="${1:-5}"
sizes=(1 1000 10000 100000)

config() {
    printf 'project: { name: shop }\ndatabases:\n'
    seq "$1" | awk '{ printf "  db%d:\n    connection_env: DB_%d\n    migrations: { engine: raw, path: db, strategy: pre_deploy }\n", $1, $1 }'
    printf 'environments:\n  prod: { driver: command }\n'
}

# measure <size> <written|items>: without an environment every plan is written and nothing else; with one its operations become items of the project as well.
measure() {
    local arguments=()
    if [ "$2" = items ]; then
        arguments=(-p:Env=prod)
    fi
    rm -rf "$work/app/bin/deployplan" "$work/app/obj/deployplan"
    MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 /usr/bin/time -v -o "$work/time" \
        dotnet build "$work/app" --no-restore -t:DeployPlan "${arguments[@]}" -v:q -tl:off -clp:PerformanceSummary > "$work/output"
    awk '/Task Performance Summary/ { inside = 1 } inside && $3 == "GeneratePlan" { print $1 }' "$work/output" >> "$work/$1.$2.tasks"
    awk '/Maximum resident set size/ { print $NF / 1024 }' "$work/time" >> "$work/$1.$2.memory"
}

pack
project "$work/app" DeployPlan.Tasks "$version"
NUGET_PACKAGES="$work/packages" dotnet restore "$work/app" -v:q
mkdir "$work/app/db"
echo 'SELECT 1;' > "$work/app/db/001.sql"
machine
echo "Command: tests/DeployPlan.Benchmarks/scale.sh $rounds"
for round in $(seq "$rounds"); do
    for size in "${sizes[@]}"; do
        config "$size" > "$work/app/deploy.yml"
        measure "$size" written
        measure "$size" items
    done
done

printf '\n%10s %-8s %10s %14s %18s   %s\n' Databases Run 'Task, ms' 'Process, MB' 'Microseconds each' 'Data (ms; MB)'
for size in "${sizes[@]}"; do
    for run in written items; do
        task="$(median < "$work/$size.$run.tasks")"
        printf '%10s %-8s %10s %14.0f %18.0f   %s; %s\n' "$size" "$run" "$task" "$(median < "$work/$size.$run.memory")" \
            "$(awk "BEGIN { print $task * 1000 / $size }")" \
            "$(tr '\n' ' ' < "$work/$size.$run.tasks")" "$(awk '{ printf "%.0f ", $1 }' "$work/$size.$run.memory")"
    done
done
