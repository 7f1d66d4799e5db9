using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Finds out which warnings the current build turns into errors.</summary>
[MSBuildMultiThreadableTask]
public sealed class FindWarningsAsErrors : FileTask
{
    /// <summary>The codes to ask about.</summary>
    [Required]
    public string[] Codes { get; set; } = [];

    /// <summary>Those of <see cref="Codes"/> that are errors.</summary>
    [Output]
    public string[] Errors { get; private set; } = [];

    private protected override bool Run()
    {
        // IBuildEngine8 is asked by name, because engines before 16.9 have no such type.
        var ask = BuildEngine.GetType().GetMethod("ShouldTreatWarningAsError", [typeof(string)]);
        Errors = ask is null ? [] : Array.FindAll(Codes, code => (bool)ask.Invoke(BuildEngine, [code])!);
        return true;
    }
}
