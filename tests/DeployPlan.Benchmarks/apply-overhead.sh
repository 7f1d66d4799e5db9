#!/usr/bin/env bash
# What an apply costs an operation: 200 operations of the driver command that run "true", against 200 build requests of a small project that do nothing and 200 that
# run "true" with Exec. The three alternate, a round each.
#   tests/DeployPlan.Benchmarks/apply-overhead.sh [rounds, 7 unless given] [-m, 2 unless given]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"
rounds="${1:-7}"
nodes="${2:-2}"
operations=200

config() {
    printf 'project: { name: shop }\ninfra:\n'
    seq "$operations" | awk '{ printf "  op%d: { provider: command, command: [\"true\"] }\n", $1 }'
    printf 'services: {}\nenvironments:\n  prod: { driver: command }\n'
}

# requests <file> <task>: a project that makes as many build requests of a small one as there are operations.
requests() {
    cat > "$1.one.proj" <<XML
<Project><Target Name="Run">$2</Target></Project>
XML
    {
        echo '<Project><ItemGroup>'
        seq "$operations" | awk -v file="$1.one.proj" '{ printf "<One Include=\"%s\" AdditionalProperties=\"Id=op%d\" />\n", file, $1 }'
        echo '</ItemGroup><Target Name="Run"><MSBuild Projects="@(One)" Targets="Run" BuildInParallel="true" /></Target></Project>'
    } > "$1.proj"
}

# timed <name> <command...>: wall time of the process in milliseconds.
timed() {
    local name="$1" started
    shift
    started="$(date +%s%N)"
    MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 "$@" > "$work/output" || { cat "$work/output"; exit 1; }
    echo $((($(date +%s%N) - started) / 1000000)) >> "$work/$name.times"
}

apply() {
    dotnet build "$work/app" --no-restore -t:DeployPlanApply -p:Env=prod -p:DeployPlanAllowReplay=true -m:"$nodes" -v:q -tl:off "$@"
}

pack DeployPlan.Tasks DeployPlan.Drivers
project "$work/app" DeployPlan.Tasks "$version" DeployPlan.Drivers "$version"
NUGET_PACKAGES="$work/packages" dotnet restore "$work/app" -v:q
config > "$work/app/deploy.yml"
requests "$work/empty" ''
requests "$work/exec" '<Exec Command="true" />'
machine
echo "Command: tests/DeployPlan.Benchmarks/apply-overhead.sh $rounds $nodes"
for round in $(seq 0 "$rounds"); do
    timed plan dotnet build "$work/app" --no-restore -t:DeployPlan -p:Env=prod -m:"$nodes" -v:q -tl:off
    timed dry-run apply -p:DeployPlanDryRun=true
    timed apply apply
    timed empty dotnet msbuild "$work/empty.proj" -m:"$nodes" -v:q -tl:off
    timed exec dotnet msbuild "$work/exec.proj" -m:"$nodes" -v:q -tl:off
    rm -rf "$work/app/.deployplan"
    if [ "$round" = 0 ]; then
        rm "$work"/*.times
    fi
done

printf '\n%-44s %10s   %s\n' "$operations each, -m:$nodes" 'Median, ms' 'Data'
for name in plan dry-run apply empty exec; do
    printf '%-44s %10s   %s\n' "$name" "$(median < "$work/$name.times")" "$(tr '\n' ' ' < "$work/$name.times")"
done

# Pair by pair, so that a machine that slows down does so for both.
each() {
    paste "$work/$1.times" "$work/$2.times" | awk -v n="$operations" '{ print ($1 - $2) / n }' | median
}
printf '\n%-64s %s\n' 'An operation of a dry run, beyond planning it, ms' "$(each dry-run plan)"
printf '%-64s %s\n' 'An operation of an apply, beyond planning it, ms' "$(each apply plan)"
dotnet msbuild "$work/empty.one.proj" -v:q -tl:off
for round in $(seq "$rounds"); do
    timed none dotnet msbuild "$work/empty.one.proj" -t:Run -v:q -tl:off
done
printf '%-64s %s\n' 'An empty build request of a small project, ms' "$(each empty none)"
printf '%-64s %s\n' 'The same with Exec of "true", ms' "$(each exec none)"
