namespace DeployPlan.Package.Tests.Support;

/// <summary>A small program on the MSBuild engine of 2023, which builds the target DeployPlan of a project: the engine without its SDK.</summary>
internal static class OldEngine
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFrameworks>net10.0;net472</TargetFrameworks>
            <LangVersion>latest</LangVersion>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.Build" Version="17.7.2" />
            <PackageReference Include="Microsoft.Build.Tasks.Core" Version="17.7.2" />
            <PackageReference Include="Microsoft.Build.Utilities.Core" Version="17.7.2" />
          </ItemGroup>
        </Project>
        """;

    private const string Program =
        """
        using System;
        using System.Collections.Generic;
        using Microsoft.Build.Evaluation;
        using Microsoft.Build.Framework;
        using Microsoft.Build.Logging;

        var properties = new Dictionary<string, string> { ["Env"] = "prod" };
        var project = new Project(args[0], properties, "Current", new ProjectCollection()).CreateProjectInstance();
        var succeeds = project.Build(["DeployPlan"], [new ConsoleLogger(LoggerVerbosity.Minimal)]);
        foreach (var item in project.GetItems("DeployPlanOperation"))
        {
            Console.WriteLine("ITEM " + item.EvaluatedInclude + " " + item.GetMetadataValue("Description"));
        }

        return succeeds ? 0 : 1;
        """;

    private static readonly Lazy<TestProject> Host = new(Build);

    /// <summary>The path of the program for a framework, without the ending.</summary>
    public static string PathFor(string framework) => Host.Value.PathOf($"bin/Debug/{framework}/Shop");

    /// <summary>A project that imports the package's files, as these engines have no NuGet beside them.</summary>
    public static TestProject CreateProject()
    {
        var project = TestProject.Create();
        var build = Path.Combine(Workspace.Packages, "deployplan.tasks", Workspace.Version, "build");
        project.Write(
            "whole.proj",
            $"""
            <Project>
              <UsingTask TaskName="Message" AssemblyName="Microsoft.Build.Tasks.Core, Version=15.1.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a" />
              <Import Project="{build}/DeployPlan.Tasks.props" />
              <Import Project="{build}/DeployPlan.Tasks.targets" />
            </Project>
            """);
        return project;
    }

    private static TestProject Build()
    {
        var host = TestProject.Empty();
        host.Write("Shop.csproj", Project);
        host.Write("Program.cs", Program);
        Dotnet.Run(host.Folder, ["build", "-tl:off"]).Succeeds();
        return host;
    }
}
