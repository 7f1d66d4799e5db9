#!/usr/bin/env bash
# Written by DeployPlan 1.2.3 from a plan. Do not edit it: change deploy.yml and export again.
# plan: sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918
# project: "Søk: \"1.0\" & <more>"
# environment: Prod.eu_1
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

submit begin '' --hold -- dotnet build deploy/deploy.csproj -t:DeployPlanBegin -p:Env=Prod.eu_1 -p:DeployPlanVersion=1.0+it%27s%20%22%24HOME%22 -p:DeployPlanApprove=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 '-p:DeployPlanStore=git:origin#deployplan' -nodeReuse:false
j1=$job
submit 1st_of-all.x "afterok:$j1" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 -p:DeployPlanOperationId=1st_of-all.x '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j2=$job
submit release "afterok:$j2" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 -p:DeployPlanOperationId=release '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j3=$job
submit gate "afterok:$j2" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 -p:DeployPlanOperationId=gate '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j4=$job
submit Image-1aa4cb "afterok:$j3:$j4" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 -p:DeployPlanOperationId=Image '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j5=$job
submit image-6105d6 "afterok:$j3" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 -p:DeployPlanOperationId=image '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j6=$job
submit deploy_a-name-of-an-operation-that-is-longer-than-most-of-the-engines-take-for-a-job-and-goes-on-until-it-is-longer-than-each-of-them-does-which-is-here "afterok:$j6" -- dotnet build deploy/deploy.csproj -t:DeployPlanRun -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 -p:DeployPlanOperationId=deploy_a-name-of-an-operation-that-is-longer-than-most-of-the-engines-take-for-a-job-and-goes-on-until-it-is-longer-than-each-of-them-does-which-is-here '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j7=$job
submit end "afterok:$j1,afterany:$j2:$j3:$j4:$j5:$j6:$j7" -- dotnet build deploy/deploy.csproj -t:DeployPlanEnd -p:Env=Prod.eu_1 -p:DeployPlanRelease=sha256:475506c5b30af82249e6a1e209bfc9769476144c4e8c5cc829ec67c75beda918 '-p:DeployPlanStore=git:origin#deployplan' --no-restore -nodeReuse:false
j8=$job

scontrol release "$j1"
trap - EXIT
echo "the last job is $j8"
