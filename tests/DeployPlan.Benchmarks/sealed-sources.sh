#!/usr/bin/env bash
# What sealing costs a build of a project with many sources: the task that plans, in a cold process, where nothing changed, where one source did, and with no earlier run.
#   tests/DeployPlan.Benchmarks/sealed-sources.sh [rounds, 5 unless given] [sources, 5000 unless given]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"
rounds="${1:-5}"
sources="${2:-5000}"

prepare() {
    pack
    project "$work/many" DeployPlan.Tasks "$version"
    for number in $(seq "$sources"); do
        mkdir -p "$work/many/part$((number % 100))"
        echo "class C$number { }" > "$work/many/part$((number % 100))/C$number.cs"
    done
    printf 'project: { name: shop, registry: registry.example.com/acme }\nservices: { api: { project: App.csproj } }\nenvironments: { prod: { driver: command } }\n' > "$work/many/deploy.yml"
    commit "$work/many"
    NUGET_PACKAGES="$work/packages" dotnet restore "$work/many" -v:q >/dev/null
}

plan() {
    MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 dotnet build "$work/many" --no-restore -t:DeployPlan -tl:off -clp:PerformanceSummary \
        | awk '/Task Performance Summary/ { inside = 1 } inside && $2 == "ms" && $3 == "GeneratePlan" { print $1 }' >> "$work/$1.tasks"
}

prepare
machine
for round in $(seq "$rounds"); do
    rm -rf "$work/many/obj/deployplan" "$work/many/bin/deployplan"
    plan new
    sleep 3 # What is as young as the look at it is read again.
    plan settled
    plan unchanged
    echo "// $round" >> "$work/many/part1/C1.cs"
    plan edited
done
for kind in new unchanged edited; do
    echo "GeneratePlan with $sources sources, $kind: $(sort -n "$work/$kind.tasks" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }') ms   ($(tr '\n' ' ' < "$work/$kind.tasks"))"
done
