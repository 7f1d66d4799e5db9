#!/usr/bin/env bash
# Written by DeployPlan 1.2.3 from a plan. Do not edit it: change deploy.yml and export again.
# plan: sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890
# project: "shop"
# environment: prod
# variables that its jobs need: ARCHIVE_DB, ORDERS_DB, RELEASES_DB
#
# Start it in the root of the repository, in a folder that every node sees.
set -euo pipefail

# Slurm runs a copy of this file for each job, with the command of the job.
if [ "${1-}" = --job ]; then
  shift
  exec "$@"
fi

# Which run it is, so that a job that Slurm runs again is known.
export DEPLOYPLAN_PIPELINE="slurm-$(hostname)-$$-$(date +%s)"

project='src/Web Shop/Shop.csproj'
logs='src/Web Shop/.deployplan/slurm'
if [ ! -f "$project" ]; then
  echo "there is no $project here; start this in the root of the repository" >&2
  exit 2
fi

mkdir -p "$logs"
submitted=()
trap 'if [ "${#submitted[@]}" -gt 0 ]; then scancel "${submitted[@]}"; fi' EXIT

# submit NAME DEPENDENCY OPTION... -- COMMAND...
submit() {
  local options=(--parsable --export=ALL --requeue --kill-on-invalid-dep=yes "--job-name=$1" "--output=$logs/%j-$1.log")
  if [ -n "$2" ]; then
    options+=("--dependency=$2")
  fi
  shift 2
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  job=$(sbatch "${options[@]}" "$0" --job "$@")
  job=${job%%;*}
  submitted+=("$job")
}

submit begin '' --hold --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanBegin -p:Env=prod -p:DeployPlanVersion=1.4.0 -p:DeployPlanServices=api%3Bcatalog -p:DeployPlanApprove=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB -nodeReuse:false
j1=$job
submit infra_network "afterok:$j1" --time=46 --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanOperationId=infra_network -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB --no-restore -nodeReuse:false
j2=$job
submit migration_orders_pre_deploy "afterok:$j2" --time=75 --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanOperationId=migration_orders_pre_deploy -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB --no-restore -nodeReuse:false
j3=$job
submit build_api "afterok:$j1" --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanOperationId=build_api -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB --no-restore -nodeReuse:false
j4=$job
submit deploy_prod_api "afterok:$j3:$j4" --nodelist=web-1 --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanOperationId=deploy_prod_api -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB --no-restore -nodeReuse:false
j5=$job
submit health_check_prod_api "afterok:$j5" --time=16 --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanOperationId=health_check_prod_api -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB --no-restore -nodeReuse:false
j6=$job
submit end "afterok:$j1,afterany:$j2:$j3:$j4:$j5:$j6" --constraint=linux -- dotnet build 'src/Web Shop/Shop.csproj' -t:DeployPlanEnd -p:Env=prod -p:DeployPlanRelease=sha256:f2845853c67219f9b371263f257c2e9c93f17ab27c06c82ae6f4be6094f53890 -p:DeployPlanConfig=../deploy/shop.yml -p:DeployPlanStore=postgres:RELEASES_DB --no-restore -nodeReuse:false
j7=$job

scontrol release "$j1"
trap - EXIT
echo "the last job is $j7"
