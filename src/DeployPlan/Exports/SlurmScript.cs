namespace DeployPlan.Exports;

/// <summary>What is the same in every script for Slurm.</summary>
internal static class SlurmScript
{
    /// <summary>After every job is submitted, and the first one released.</summary>
    public const string Finish = "trap - EXIT\n";

    /// <summary>Before the first job.</summary>
    /// <param name="project">The project, as a word of the shell.</param>
    /// <param name="logs">The folder of logs, as a word of the shell.</param>
    public static string Start(string project, string logs) => $$"""
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

        project={{project}}
        logs={{logs}}
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


        """.Replace("\r\n", "\n");
}
