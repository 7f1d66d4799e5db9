#!/usr/bin/env bash
# fuzz.sh [seconds per target, 15] [target...]: coverage-guided fuzzing of everything that reads text that others wrote.
# Prints executions, paths, faults and the worst time of each target; what was found stays in the folder that it names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
seconds="${1:-15}"
shift || true
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# afl-fuzz looks for an instrumented native program and for the settings of a laboratory machine; a .NET process needs neither.
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_FORKSRV_INIT_TMOUT=60000
export DOTNET_TieredPGO=0
unset DOTNET_TC_CallCountingDelayMs

work="$(mktemp -d "${TMPDIR:-/tmp}/deployplan-fuzz-XXXXXX")"
dotnet tool restore > /dev/null
dotnet build -c Release -o "$work/bin" -v:q -clp:NoSummary
cp -r "$work/bin" "$work/instrumented"
for assembly in DeployPlan DeployPlan.Host; do
    dotnet sharpfuzz "$work/instrumented/$assembly.dll" > /dev/null
done
program="$work/bin/DeployPlan.Fuzzing.dll"
instrumented="$work/instrumented/DeployPlan.Fuzzing.dll"

# Inputs to begin with: those beside this script, and what other tests agreed on.
seeds_of() {
    local to="$work/in/$1"
    mkdir -p "$to"
    case "$1" in
        plan) cp ../DeployPlan.Tests/Plans/Golden/{empty,rollback,stagecraft-staging}.plan.json "$to" ;;
        sql-*) cp Seeds/sql/* "$to" ;;
        *) cp "Seeds/$1"/* "$to" ;;
    esac
}

stat_of() { sed -n "s/^$1 *: *//p" "$work/out/$2/default/fuzzer_stats"; }

# Of the inputs that reached something new, each tried again in one process: milliseconds.
slowest_of() { dotnet "$program" replay "$1" "$work/out/$1/default/queue" | sed 's/.*slowest \([0-9.]*\) ms.*/\1/'; }

faults=0
printf '%-16s %10s %8s %8s %8s %10s\n' target executions paths faults hangs 'worst ms'
for target in ${*:-$(dotnet "$program" list)}; do
    seeds_of "$target"
    mkdir -p "$work/out/$target"
    if ! afl-fuzz -i "$work/in/$target" -o "$work/out/$target" -V "$seconds" -t 30000 -m none -- dotnet "$instrumented" fuzz "$target" > "$work/out/$target/log" 2>&1; then
        tail -n 20 "$work/out/$target/log"
        faults=$((faults + 1))
        continue
    fi
    printf '%-16s %10s %8s %8s %8s %10s\n' "$target" "$(stat_of execs_done "$target")" "$(stat_of corpus_count "$target")" \
        "$(stat_of saved_crashes "$target")" "$(stat_of saved_hangs "$target")" "$(slowest_of "$target")"
    faults=$((faults + $(stat_of saved_crashes "$target") + $(stat_of saved_hangs "$target")))
done

if [ "$faults" -gt 0 ]; then
    echo "$faults faults; the inputs are in $work/out/<target>/default/{crashes,hangs}"
    exit 1
fi
rm -rf "$work"
