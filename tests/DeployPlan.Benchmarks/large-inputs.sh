#!/usr/bin/env bash
# A plan of some 100,000 operations read, and 300,000 services in one cycle refused, each in a process of its own.
#   tests/DeployPlan.Benchmarks/large-inputs.sh [rounds, 3 unless given]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"
rounds="${1:-3}"

dotnet build "$repository/tests/DeployPlan.Benchmarks" -c Release --artifacts-path "$work/build" -v:q -nodeReuse:false -p:UseSharedCompilation=false > /dev/null
benchmarks="$work/build/bin/DeployPlan.Benchmarks/release/DeployPlan.Benchmarks.dll"
mkdir "$work/plan" "$work/cycle"
plan="$(dotnet "$benchmarks" make-plan "$work/plan" 33333)"
machine
echo "Command: tests/DeployPlan.Benchmarks/large-inputs.sh $rounds"
echo "Plan: $(stat -c %s "$plan") bytes"
for _ in $(seq "$rounds"); do
    for command in "read-plan $plan" "refuse-cycle $work/cycle 300000"; do
        # shellcheck disable=SC2086
        /usr/bin/time -f '  whole process: %e s, %U s user, %M KB' -o "$work/time" dotnet "$benchmarks" $command
        cat "$work/time"
    done
done
