#!/usr/bin/env bash
# What a package adds to the build of an empty console project: nothing, this package, MinVer, Nerdbank.GitVersioning, round by round in turn.
#   tests/DeployPlan.Benchmarks/build-overhead.sh [rounds, 20 unless given]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/project.sh"
rounds="${1:-20}"
variants=(nothing deployplan minver nerdbank)

prepare() {
    pack
    project "$work/nothing" "" ""
    project "$work/deployplan" DeployPlan.Tasks "$version"
    project "$work/minver" MinVer 8.0.0
    project "$work/nerdbank" Nerdbank.GitVersioning 3.10.94
    echo '{ "version": "1.0" }' > "$work/nerdbank/version.json"
    mkdir -p "$work/deployplan/db/catalog" "$work/deployplan/db/orders"
    echo 'SELECT 1;' | tee "$work/deployplan/db/catalog/001.sql" > "$work/deployplan/db/orders/001.sql"
    config > "$work/deployplan/deploy.yml"
    for variant in "${variants[@]}"; do
        commit "$work/$variant"
        NUGET_PACKAGES="$work/packages" dotnet restore "$work/$variant" -v:q
    done
}

# 40 lines, two environments.
config() {
    cat <<'YAML'
project:
  name: shop
  registry: registry.example.com/acme

databases:
  catalog:
    connection_env: CATALOG_DB
    migrations:
      engine: raw
      path: db/catalog
      strategy: pre_deploy
  orders:
    connection_env: ORDERS_DB
    migrations:
      engine: raw
      path: db/orders
      strategy: post_deploy

services:
  catalog:
    project: App.csproj
    databases: [catalog]
    health_check:
      url: http://localhost:8081/healthz
  api:
    project: App.csproj
    databases: [orders]
    depends_on: [catalog]
    health_check:
      url: http://localhost:8080/healthz
      timeout_seconds: 60

environments:
  staging:
    driver: command
  prod:
    driver: command
    approval: required
    services:
      api: { health_check: { url: https://shop.example.com/healthz } }
YAML
}

# build <cold|warm> <noop|clean|replan> <variant> [arguments]
build() {
    local process="$1" kind="$2" variant="$3"
    shift 3
    local target=Build
    [ "$kind" = clean ] && target=Rebuild
    if [ "$process" = cold ]; then
        MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 \
            dotnet build "$work/$variant" --no-restore -t:$target -tl:off -p:UseSharedCompilation=false "$@"
    else
        DOTNET_CLI_USE_MSBUILD_SERVER=1 dotnet build "$work/$variant" --no-restore -t:$target -tl:off "$@"
    fi
}

measure() {
    local started
    started="$(date +%s%N)"
    build "$@" > /dev/null
    echo $((($(date +%s%N) - started) / 1000000)) >> "$work/$1.$2.$3.times"
}

# Own time of a package in a build: the sum over its tasks, as MSBuild's summary has it.
measure_tasks() {
    if [ "$2" = replan ]; then
        rm -rf "$work/deployplan/obj/deployplan" "$work/deployplan/bin/deployplan"
    fi
    build "$1" noop "$3" -clp:PerformanceSummary | awk -v tasks="$4" '
        /Task Performance Summary/ { inside = 1 }
        inside && $2 == "ms" && $3 ~ tasks { sum += $1 }
        END { print sum + 0 }' >> "$work/$1.$2.$3.tasks"
}

prepare
machine
echo "Command: tests/DeployPlan.Benchmarks/build-overhead.sh $rounds"
for process in cold warm; do
    for round in $(seq 0 "$rounds"); do
        for kind in noop clean; do
            for turn in 0 1 2 3; do
                variant="${variants[$(((turn + round) % 4))]}"
                measure "$process" "$kind" "$variant"
            done
        done
        measure_tasks "$process" noop deployplan '^GeneratePlan$'
        measure_tasks "$process" replan deployplan '^GeneratePlan$'
        measure_tasks "$process" noop minver '^(Exec|CacheGet|CacheSet)$'
        measure_tasks "$process" noop nerdbank '^Nerdbank'
        if [ "$round" = 0 ]; then
            rm -f "$work/$process".*.times "$work/$process".*.tasks # warming up
        fi
    done
done

printf '\nBuild, median of %s rounds in ms (and ratio to nothing)\n%-14s' "$rounds" ""
printf '%22s' "${variants[@]}"
for process in cold warm; do
    for kind in noop clean; do
        base="$(median < "$work/$process.$kind.nothing.times")"
        printf '\n%-14s' "$process $kind"
        for variant in "${variants[@]}"; do
            time="$(median < "$work/$process.$kind.$variant.times")"
            printf '%22s' "$time ($(awk "BEGIN { printf \"%.3f\", $time / $base }"))"
        done
    done
done
printf '\n\nOwn tasks in a no-op build, median in ms\n'
for file in "$work"/*.tasks; do
    printf '%-30s %s\n' "$(basename "$file" .tasks | tr . ' ')" "$(median < "$file")"
done
printf '\nData (ms, in the order measured)\n'
for file in "$work"/*.times "$work"/*.tasks; do
    printf '%-30s %s\n' "$(basename "$file")" "$(tr '\n' ' ' < "$file")"
done
