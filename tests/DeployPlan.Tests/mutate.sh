#!/usr/bin/env bash
# mutate.sh [room...]: mutates the rooms of the engine, all of them without an argument, and prints which mutants the tests of each have not killed.
# The reports are in artifacts/mutation; ends with an error where fewer than 90 % were killed. Needs jq.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# The tests as a program of their own, in which one process tries mutant after mutant.
export EnableMSTestRunner=true

rooms=("$@")
[[ $# -gt 0 ]] || rooms=(Planning Plans Rollbacks Releases Configuration Text)
dotnet tool restore > /dev/null

# Which tests are for a room: those beside it.
tests_of() {
    case "$1" in
        Plans) echo Plans Generated Planning.WholePlans Rollbacks ;;
        Text) echo Documents Text ;;
        *) echo "$1" ;;
    esac
}

# What else tests it, with much beside it. Only for what the tests of the room have not killed: a mutant takes the time of all tests that reach it.
further_tests_of() {
    case "$1" in
        Configuration) echo Documentation Explanations ;;
        Releases) echo Generated.FieldsOfReleases Scripts.ScriptsThatRan ;;
        Text)
            echo Plans.FastReading Plans.PlanReaderTests Plans.PlanWriterTests Plans.WrongValues Plans.ProblemsOfStructure Releases.Records Releases.EnvironmentFiles
            echo Configuration.EnvironmentFileLines Configuration.Keys Configuration.Overlays Configuration.Paths Scaffolding.Quoting
            ;;
    esac
}

# What talks to a store is tested with real ones (DeployPlan.Drivers.Tests, DeployPlan.Host.Tests), which takes minutes for a mutant.
without() {
    case "$1" in
        Releases) printf '!Releases/%s.cs\n' 'Shared*' StoreMigration StoredOperation CopiedVersions StoreNames ;;
    esac
}

# Left out: what is random, so that a run can be repeated, what tries every byte, reads megabytes or takes seconds, and races.
left_out=""
for name in Properties .Accepts_whatever .PlanRoundTrip .PlannedPlans .ReadableConfigs .SchemaDocumentation .HostileInput .Documents.Mutations .Refuses_a .They_are_those .Of_many_threads .A_stale_lock .A_file_as_large .Twenty_thousand .Overlays_that_together .LinesThatAreSlow .that_are_made_to_be_slow; do
    left_out+="&FullyQualifiedName!~$name"
done

# A test process that is replaced leaves its file of requests behind, and the runner would wait ten seconds for its answer after each test that follows.
forget_ended_processes() {
    local request
    while sleep 5; do
        for request in "$TMPDIR"/stryker-epoch-*.txt; do
            if [[ "$request" =~ -[0-9a-f]{32}\.txt$ ]] && ! grep -qs "$request" /proc/[0-9]*/maps; then
                rm -f "$request"
            fi
        done
    done
}

TMPDIR="$(mktemp -d)"
export TMPDIR
forget_ended_processes &
trap "kill $!; rm -rf '$TMPDIR'" EXIT

# mutate <runner> <name of the report> <tests> <files>...
mutate() {
    local runner="$1" name="$2" filter files=() file
    filter="$(printf '|FullyQualifiedName~.Tests.%s.' $3)"
    shift 3
    for file in "$@"; do
        files+=(--mutate "$file")
    done
    dotnet stryker --skip-version-check --test-runner "$runner" "${files[@]}" --test-case-filter "(${filter:1})$left_out" --output "../../artifacts/mutation/$name"
}

report_of() {
    echo "../../artifacts/mutation/$1/reports/mutation-report.json"
}

# The mutants of a report that live, in static fields (true) or elsewhere (false), as Stryker takes them: each file with the places in it.
living() {
    jq -r --argjson static "$2" '.files | to_entries[] | (.key | sub(".*/src/DeployPlan/"; "")) as $file
        | (.value.source | split("\n") | map(length + 1)) as $lengths
        | [.value.mutants[] | select((.status == "Survived" or .status == "NoCoverage") and (.static // false) == $static) | .location
            | "{\(($lengths[:.start.line - 1] | add // 0) + .start.column - 2)..\(($lengths[:.end.line - 1] | add // 0) + .end.column)}"]
        | select(length > 0) | $file + (unique | join(""))' "$1"
}

# How many mutants of a report have one of these states.
count() {
    jq --arg states "$2" '[.files[].mutants[].status | select(. as $status | $states | split(" ") | index($status))] | length' "$1"
}

failed=0
for room in "${rooms[@]}"; do
    mutate mtp "$room" "$(tests_of "$room")" "$room/**/*.cs" $(without "$room")
    tried="$(count "$(report_of "$room")" "Killed Timeout Survived NoCoverage")"
    alive="$(count "$(report_of "$room")" "Survived NoCoverage")"
    mapfile -t places < <(living "$(report_of "$room")" false)
    if [ "${#places[@]}" -gt 0 ] && [ -n "$(further_tests_of "$room")" ]; then
        mutate mtp "$room-rest" "$(tests_of "$room") $(further_tests_of "$room")" "${places[@]}"
        alive=$((alive - $(count "$(report_of "$room-rest")" "Killed Timeout")))
    fi

    # A process that tries mutant after mutant has read static fields before: here each has one of its own.
    mapfile -t places < <(living "$(report_of "$room")" true)
    if [ "${#places[@]}" -gt 0 ]; then
        EnableMSTestRunner=false mutate vstest "$room-static" "$(tests_of "$room")" "${places[@]}"
        alive=$((alive - $(count "$(report_of "$room-static")" "Killed Timeout")))
    fi

    echo "$room: $((tried - alive)) of $tried mutants killed, $((100 * (tried - alive) / tried)) %"
    [ $((10 * alive)) -le "$tried" ] || failed=1
done

exit "$failed"
