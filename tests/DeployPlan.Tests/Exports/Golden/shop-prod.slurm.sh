#!/usr/bin/env bash
# Written by DeployPlan 1.2.3 from a plan. Do not edit it: change deploy.yml and export again.
# plan: sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42
# project: "shop"
# environment: prod
# variables that its jobs need: ARCHIVE_DB, ORDERS_DB
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

project=deploy/deploy.csproj
logs=deploy/.deployplan/slurm
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

submit approve '' --hold -- true
j1=$job
submit begin "afterok:$j1" -- dotnet build deploy/deploy.csproj -t:DeployPlanBegin -p:Env=prod -p:DeployPlanVersion=1.4.0 -p:DeployPlanApprove=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 -p:DeployPlanLeaseSeconds=604800 '-p:DeployPlanStore=git:origin#deployplan' -nodeReuse:false
j2=$job
submit migration_archive_manual "afterok:$j2" --hold -- true
j3=$job
submit infra_network "afterok:$j2" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 -p:DeployPlanOperationId=infra_network '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j4=$job
submit migration_orders_pre_deploy "afterok:$j4" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 -p:DeployPlanOperationId=migration_orders_pre_deploy '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j5=$job
submit build_api "afterok:$j2" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 -p:DeployPlanOperationId=build_api '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j6=$job
submit deploy_prod_api "afterok:$j3:$j5:$j6" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 -p:DeployPlanOperationId=deploy_prod_api '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j7=$job
submit health_check_prod_api "afterok:$j7" --time=16 -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 -p:DeployPlanOperationId=health_check_prod_api '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j8=$job
submit end "afterok:$j2,afterany:$j1:$j3:$j4:$j5:$j6:$j7:$j8" -- dotnet build deploy/deploy.csproj -t:DeployPlanEnd -p:Env=prod -p:DeployPlanRelease=sha256:955d9acdad2d136bbf9d90804148b1229c1beec9e2027e57f018dcd3fdc26e42 '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j9=$job

echo "approve waits for: scontrol release $j1"
echo "migration_archive_manual waits for: scontrol release $j3"
trap - EXIT
echo "the last job is $j9"
