using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>What the page shows, as JSON that may be in a script element.</summary>
internal static class HtmlData
{
    // A browser can draw this many; for a larger plan the page has only the waves.
    private const int MostOperations = 5_000;

    /// <summary>The JSON in one line, with every &lt; escaped, so that no text of a plan ends the element.</summary>
    public static byte[] Of(PlanView view)
    {
        var output = new Utf8Output(new byte[64 * 1024], digest: null);
        Write(new JsonOutput(output, isIndented: false), view);
        return Escape(output.Rest);
    }

    private static void Write(JsonOutput json, PlanView view)
    {
        var plan = view.Plan;
        json.OpenObject();
        json.Text("environment", plan.Environment);
        json.Text("project", plan.Project);
        json.Text("version", plan.Version);
        json.Text("id", view.Id);
        json.Truth("approval", plan.ApprovalRequired);
        json.Number("count", plan.Operations.Count);
        json.Texts("variables", plan.RequiredEnvironment);
        json.Texts("early", EarlyMigrations.Of(plan));
        json.Texts("warnings", view.Warnings);
        WriteRelease(json, view.Release);
        if (plan.Operations.Count + plan.ManualOperations.Count > MostOperations)
        {
            WriteWaves(json, plan);
        }
        else
        {
            WriteFiles(json, plan);
            WriteOperations(json, view);
        }

        json.CloseObject();
    }

    private static void WriteRelease(JsonOutput json, ReleaseView? release)
    {
        if (release is null)
        {
            return;
        }

        json.Key("release");
        json.OpenObject();
        json.Text("id", release.Id);
        json.Text("word", release.Word);
        json.Text("counts", release.Counts);
        json.Text("started", release.Started);
        json.Text("resumes", release.Resumes);
        json.Text("revision", release.Revision);
        json.CloseObject();
    }

    private static void WriteWaves(JsonOutput json, Plan plan)
    {
        json.Key("waves");
        json.OpenList();
        foreach (var wave in PlanWave.Of(plan))
        {
            json.OpenObject();
            json.Number("wave", wave.Number);
            json.Text("counts", wave.Counts);
            json.CloseObject();
        }

        json.CloseList();
    }

    private static void WriteFiles(JsonOutput json, Plan plan)
    {
        json.Key("files");
        json.OpenList();
        foreach (var input in plan.SealedInputs)
        {
            json.OpenList();
            json.Text(input.Path);
            json.Text(input.Sha256);
            json.CloseList();
        }

        json.CloseList();
    }

    private static void WriteOperations(JsonOutput json, PlanView view)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var operation in view.Plan.Operations)
        {
            numbers.Add(operation.Id, numbers.Count);
        }

        json.Key("critical");
        var measured = view.Release is { } release ? MeasuredPath.Of(view.Plan, release) : [];
        WriteNumbers(json, (measured.Count > 0 ? measured : CriticalPath.Of(view.Plan)).Select(id => numbers[id]));
        var data = new OperationData(json, view, numbers);
        data.Write("operations", view.Plan.Operations);
        data.Write("manual", view.Plan.ManualOperations);
    }

    internal static void WriteNumbers(JsonOutput json, IEnumerable<int> numbers)
    {
        json.OpenList();
        foreach (var number in numbers)
        {
            json.Number(number);
        }

        json.CloseList();
    }

    // A < occurs only in strings, where it can be escaped.
    private static byte[] Escape(ArraySegment<byte> json)
    {
        var output = new Utf8Output(new byte[json.Count + 1024], digest: null);
        for (var i = 0; i < json.Count; i++)
        {
            var value = json.Array![i];
            if (value == '<')
            {
                output.Ascii("\\u003c");
            }
            else
            {
                output.Put(value);
            }
        }

        return output.Rest.ToArray();
    }
}
