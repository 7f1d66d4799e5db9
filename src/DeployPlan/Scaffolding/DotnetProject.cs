namespace DeployPlan.Scaffolding;

/// <summary>What a project file says without being evaluated.</summary>
internal sealed record DotnetProject
{
    /// <summary>Full path.</summary>
    public required string File { get; init; }

    /// <summary>The SDKs, without versions.</summary>
    public IReadOnlyList<string> Sdks { get; init; } = [];

    /// <summary>Names of packages.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

    /// <summary>Names of shared frameworks.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>Full paths of the projects that it references.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary><c>OutputType</c>; empty if the file says none.</summary>
    public string OutputType { get; init; } = "";

    /// <summary>Properties that are <c>true</c> or <c>false</c>, by name.</summary>
    public required IReadOnlyDictionary<string, bool> Switches { get; init; }

    /// <summary>The name of its program.</summary>
    public string AssemblyName { get; init; } = "";

    /// <summary>Whether it says which version of Azure Functions runs it.</summary>
    public bool HasFunctionsVersion { get; init; }

    public string Name => Path.GetFileNameWithoutExtension(File);

    public string Folder => Path.GetDirectoryName(File)!;

    public bool IsTest =>
        IsOn("IsTestProject")
        || Sdks.Contains("MSTest.Sdk")
        || Packages.Any(package => package is "Microsoft.NET.Test.Sdk" or "MSTest" || package.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || package.StartsWith("NUnit", StringComparison.OrdinalIgnoreCase))
        || Name.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase)
        || Name.EndsWith(".Test", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the host of Azure Functions runs it, and no process of its own.</summary>
    public bool IsAzureFunctions => HasFunctionsVersion || Packages.Contains("Microsoft.Azure.Functions.Worker");

    /// <summary>Whether its sources can be looked at.</summary>
    public bool IsCSharp => File.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it listens for requests.</summary>
    public bool IsWeb => !IsAzureFunctions && (Sdks.Contains("Microsoft.NET.Sdk.Web") ? !IsLibrary : IsProgram && Frameworks.Contains("Microsoft.AspNetCore.App"));

    /// <summary>Whether it runs without being asked for anything.</summary>
    public bool IsWorker => Sdks.Contains("Microsoft.NET.Sdk.Worker") ? !IsLibrary : IsProgram && Packages.Contains("Microsoft.Extensions.Hosting");

    /// <summary>Whether it is deployed.</summary>
    public bool IsService => (IsWeb || IsWorker || IsAzureFunctions) && !IsTest && !IsDevelopmentHost && !(Switches.TryGetValue("IsPublishable", out var publishable) && !publishable);

    /// <summary>Whether it can be started.</summary>
    public bool IsRunnable => IsWeb || IsWorker || IsProgram;

    /// <summary>Whether it starts the other projects on the machine of a developer.</summary>
    public bool IsDevelopmentHost => IsOn("IsAspireHost") || Sdks.Contains("Aspire.AppHost.Sdk") || Packages.Contains("Aspire.Hosting.AppHost");

    private bool IsProgram => OutputType.Equals("Exe", StringComparison.OrdinalIgnoreCase);

    private bool IsLibrary => OutputType.Equals("Library", StringComparison.OrdinalIgnoreCase);

    private bool IsOn(string name) => Switches.TryGetValue(name, out var on) && on;
}
