#!/usr/bin/env bash
# What the operations of a release cost that machines share: begun, run by so many processes at once with a driver that does nothing, and ended, in each store. MSBuild itself is left out of
# the runs. Connections: with "each", every operation has one of its own, and so starts the program that talks to the store, as a job of a build server does; with "one", each process keeps a
# single connection for all of its operations, which shows what the store and the records cost. PostgreSQL must be installed, and for azure-blob Azurite (npm ci --prefix tests/DeployPlan.Host.Tests/Stores/azurite); the servers are the script's own.
# Where several numbers of operations are given, the last column also says what an operation costs beside one of the first number.
#   tests/DeployPlan.Benchmarks/store-scale.sh [operations, "100 1000" unless given] [processes, 8 unless given] [stores of folder git postgres azure-blob, the first three unless given] [connections, "each" or "one", "each" unless given]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"
operations="${1:-100 1000}"
processes="${2:-8}"
stores="${3:-folder git postgres}"
connections="${4:-each}"

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
    local port=54329
    postgres="$(ls -d /usr/lib/postgresql/*/bin | tail -1)"
    mkdir "$work/postgres"
    [ "$(id -u)" != 0 ] || { chown postgres "$work/postgres"; chmod 755 "$work"; }
    as_postgres "$postgres/initdb" -D "$work/postgres/data" -U postgres -A trust -E UTF8 > /dev/null
    as_postgres "$postgres/pg_ctl" -D "$work/postgres/data" -w -l "$work/postgres/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start > /dev/null
    trap 'as_postgres "$postgres/pg_ctl" -D "$work/postgres/data" -m immediate stop > /dev/null; end_own_processes; rm -rf "$work"' EXIT
    export STORE_SCALE="postgres://postgres@127.0.0.1:$port/postgres?sslmode=disable"
}

start_azure_blob() {
    local port=54339 key
    key="$(printf 'the key of this benchmark alone' | base64)"
    mkdir "$work/azurite"
    AZURITE_ACCOUNTS="shop:$key" node "$repository/tests/DeployPlan.Host.Tests/Stores/azurite/node_modules/azurite/dist/src/blob/main.js" \
        --blobHost 127.0.0.1 --blobPort "$port" --location "$work/azurite" --silent --skipApiVersionCheck --disableTelemetry > /dev/null &
    export BLOB_SCALE="DefaultEndpointsProtocol=http;AccountName=shop;AccountKey=$key;BlobEndpoint=http://127.0.0.1:$port/shop"
    until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do sleep 0.1; done
}

case "$connections" in each | one) ;; *) echo "connections: 'each' or 'one', not '$connections'"; exit 2 ;; esac

config() {
    printf 'project: { name: %s }\ninfra:\n' "$2"
    seq "$1" | awk '{ printf "  op%d: { provider: command, command: [\"true\"] }\n", $1 }'
    printf 'environments:\n  prod: { driver: command }\n'
}

# build <target> [argument...]
build() {
    local target="$1"
    shift
    MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 dotnet build "$work/app" --no-restore "-t:$target" -p:Env=prod "-p:DeployPlanStore=$location" -p:DeployPlanVersion=1.0.0 -v:q -tl:off "$@"
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

pack DeployPlan.Tasks DeployPlan.Drivers
project "$work/app" DeployPlan.Tasks "$version" DeployPlan.Drivers "$version"
printf '.state/\n.deployplan/\n' >> "$work/app/.gitignore"
commit "$work/app"
git init -q --bare "$work/remote.git"
git -C "$work/app" remote add origin "$work/remote.git"
NUGET_PACKAGES="$work/packages" dotnet restore "$work/app" -v:q
host="$(ls "$work/packages/deployplan.drivers/$version/tools/host/DeployPlan.Host.dll")"
dotnet build "$repository/tests/DeployPlan.Benchmarks" -c Release -o "$work/bin" -v:q -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=false > /dev/null
case " $stores " in *" postgres "*) start_postgres ;; esac
case " $stores " in *" azure-blob "*) start_azure_blob ;; esac

machine
echo "Command: tests/DeployPlan.Benchmarks/store-scale.sh \"$operations\" $processes \"$stores\" $connections"
printf '\n%-10s %10s %10s %10s %10s %16s %8s\n' store operations 'begin, ms' 'run, ms' 'end, ms' 'an operation, ms' growth
for store in $stores; do
    first=""
    for count in $operations; do
        rm -rf "$work/app/.deployplan" "$work/app/.state"
        case "$store" in
            folder) location="$work/store" ;;
            git) location="git:origin#deployplan" ;;
            postgres) location="postgres:STORE_SCALE" ;;
            azure-blob) location="azure-blob:BLOB_SCALE" ;;
        esac
        config "$count" "shop$count" > "$work/app/deploy.yml"
        began="$(milliseconds)"
        release="$(build DeployPlanBegin -getProperty:DeployPlanReleaseId)"
        running="$(milliseconds)"
        pids=()
        for process in $(seq 0 $((processes - 1))); do
            dotnet "$work/bin/DeployPlan.Benchmarks.dll" run-operations "$work/app" "$host" "$location" "$release" "$count" "$process" "$processes" "$connections" &
            pids+=("$!")
        done
        for pid in "${pids[@]}"; do
            wait "$pid"
        done
        ending="$(milliseconds)"
        build DeployPlanEnd "-p:DeployPlanRelease=$release" -v:m | grep "$count succeeded" > /dev/null || { echo "not every operation has succeeded"; exit 1; }
        ended="$(milliseconds)"
        cost="$(awk -v ms=$((ended - began)) -v n="$count" 'BEGIN { printf "%.1f", ms / n }')"
        printf '%-10s %10s %10s %10s %10s %16s %8s\n' "$store" "$count" $((running - began)) $((ending - running)) $((ended - ending)) "$cost" \
            "$([ -z "$first" ] || awk -v last="$cost" -v first="$first" 'BEGIN { printf "x %.2f", last / first }')"
        first="${first:-$cost}"
    done
done
