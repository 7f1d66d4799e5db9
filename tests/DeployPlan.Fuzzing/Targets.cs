using System.Text;
using DeployPlan.Changes;
using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Fuzzing;

/// <summary>What reads text that others wrote. A target throws where it finds a fault: an exception of the product, or a broken promise.</summary>
internal static class Targets
{
    public static IReadOnlyDictionary<string, Action<byte[]>> ByName { get; } = new SortedDictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["deploy-yml"] = Config,
        ["dockerignore"] = Ignored,
        ["env-file"] = Env,
        ["lock"] = Lock,
        ["plan"] = Plan,
        ["records"] = Records,
        ["sql-mysql"] = SqlTargets.MySql,
        ["sql-postgresql"] = SqlTargets.PostgreSql,
        ["sql-sqlite"] = SqlTargets.Sqlite,
        ["sql-sqlserver"] = SqlTargets.SqlServer,
    };

    private static void Config(byte[] bytes)
    {
        using var file = new InputFile(bytes, "deploy.yml");
        ConfigReader.Read(file.Path, new SourceTree(file.Folder, file.Folder), strict: false, new DiagnosticBag());
    }

    private static void Env(byte[] bytes)
    {
        using var file = new InputFile(bytes, "prod.env");
        try
        {
            EnvironmentFile.Read(file.Path);
        }
        catch (IOException e) when (e.Message.StartsWith("line ", StringComparison.Ordinal))
        {
            // What is wrong with a line is said as DPL4027.
        }
    }

    // The last pattern decides, whatever is before it.
    private static void Ignored(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var path in new[] { "a", "src/app.cs", "src/bin/Debug/app.dll", ".git/HEAD", "a b/[c]/*" })
        {
            new IgnorePatterns(text).LeavesOut(path);
            Require(new IgnorePatterns(text + "\n**\n").LeavesOut(path), "** leaves everything out");
            Require(!new IgnorePatterns(text + "\n!**\n").LeavesOut(path), "!** takes everything back");
        }
    }

    private static void Lock(byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        Require((LockReader.Read("deployplan.prod.lock.json", bytes, diagnostics) is null) == diagnostics.HasErrors, "a lock is read, or its fault is said");
    }

    // As it is, and with the id that its content has: else nearly every change ends at the id.
    private static void Plan(byte[] bytes)
    {
        ReadPlan(bytes);
        ReadPlan(Resealing.WithItsId(bytes));
    }

    private static void ReadPlan(byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        var plan = PlanReader.Read("plan.json", bytes, diagnostics);
        Require((plan is null) == diagnostics.HasErrors, "a plan is read, or its fault is said");
        if (plan is not null && diagnostics.ToSortedList().Count == 0 && IsOfAVersionOfOurs(plan.Plan, bytes))
        {
            Require(PlanWriter.Write(plan.Plan).Bytes.AsSpan().SequenceEqual(bytes), "a plan that is read is written with the same bytes");
        }
    }

    // A newer minor version is read as far as it is known, so it is not written again as it was.
    private static bool IsOfAVersionOfOurs(Plan plan, byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"formatVersion\": \"{PlanFormat.VersionOf(plan.Minor)}\",")) >= 0;

    private static void Records(byte[] bytes)
    {
        using var file = new InputFile(bytes, "base.json");
        Release.Read(file.Path);
        OperationRecord.Read(file.Path);
        LockHolder.Read(file.Path);
        Require(OperationResult.Read(file.Path) is null == OperationResult.IsDamaged(file.Path), "a result is read, or it is damaged");

        // It is read before its plan is compared with the one beside it.
        Require(PlanBase.Read(Path.Combine(file.Folder, "plan.json"), "of no plan") is null or { PlanId: "of no plan" }, "a base is of the plan that it names");
    }

    internal static void Require(bool holds, string promise)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
