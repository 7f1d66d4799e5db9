#!/usr/bin/env bash
# mutate.sh [room...]: mutates the rooms of the engine, all of them without an argument, and prints which mutants the tests of each have not killed.
# The reports are in artifacts/mutation; ends with an error where fewer than 90 % were killed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# The tests as a program of their own, in which one process tries mutant after mutant.
export EnableMSTestRunner=true

rooms=("$@")
[[ $# -gt 0 ]] || rooms=(Planning Plans Rollbacks Releases Configuration Text)
dotnet tool restore > /dev/null

# Which tests are for a room: those beside it, and what it writes for people.
tests_of() {
    case "$1" in
        Plans) echo Plans Generated Planning.WholePlans Rollbacks ;;
        Configuration) echo Configuration Documents Generated Plans.DeploySchema ;;
        Releases) echo Releases Generated.FieldsOfReleases Scripts.ScriptsThatRan ;;
        Text) echo Documents Text Plans Releases Configuration ;;
        *) echo "$1" ;;
    esac
}

# Left out: what is random, so that a run can be repeated, what tries every byte, reads megabytes or takes seconds, and races.
left_out=""
for name in Properties .Accepts_whatever .PlanRoundTrip .PlannedPlans .ReadableConfigs .SchemaDocumentation .HostileInput .Documents.Mutations .Refuses_a .They_are_those .Of_many_threads .A_stale_lock .A_file_as_large .Twenty_thousand .Overlays_that_together; do
    left_out+="&FullyQualifiedName!~$name"
done

# A test process that is replaced leaves its file of requests behind, and the runner would wait ten seconds for its answer after each test that follows.
forget_ended_processes() {
    local request
    while sleep 5; do
        for request in $(find "$TMPDIR" -maxdepth 1 -regextype posix-extended -regex '.*/stryker-epoch-.*-[0-9a-f]{32}\.txt'); do
            grep -qs "$request" /proc/[0-9]*/maps || rm -f "$request"
        done
    done
}

TMPDIR="$(mktemp -d)"
export TMPDIR
forget_ended_processes &
trap "kill $!; rm -rf '$TMPDIR'" EXIT

failed=0
for room in "${rooms[@]}"; do
    filter="$(printf '|FullyQualifiedName~.Tests.%s.' $(tests_of "$room"))"
    dotnet stryker --skip-version-check --mutate "$room/**/*.cs" --test-case-filter "(${filter:1})$left_out" --output "../../artifacts/mutation/$room" || failed=1
done

exit "$failed"
