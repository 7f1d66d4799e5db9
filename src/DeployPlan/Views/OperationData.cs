using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>Operations in the data of the page; they name each other, and the sealed inputs, by number.</summary>
/// <param name="json">Takes them.</param>
/// <param name="view">What is known about them.</param>
/// <param name="numbers">By id, in plan order.</param>
internal sealed class OperationData(JsonOutput json, PlanView view, IReadOnlyDictionary<string, int> numbers)
{
    private readonly SealedFiles _files = new(view.Plan);

    public void Write(string key, IReadOnlyList<Operation> operations)
    {
        json.Key(key);
        json.OpenList();
        foreach (var operation in operations)
        {
            json.OpenObject();
            json.Text("id", operation.Id);
            json.Text("name", OperationSubject.NameOf(operation));
            json.Text("type", operation.Type.ToName());
            json.Text("description", operation.Description);
            json.Text("driver", operation.Driver);
            json.Number("wave", operation.Wave);
            json.Text("on", OperationSubject.WorksOn(operation));
            json.OptionalText("service", OperationSubject.ServiceOf(operation));
            json.OptionalText("database", OperationSubject.DatabaseOf(operation));
            json.OptionalText("config", view.ConfigLines.TryGetValue(operation.Id, out var line) ? line : null);
            json.Key("deps");
            HtmlData.WriteNumbers(json, operation.DependsOn.Select(id => numbers[id]));
            WriteFiles(operation);
            OperationInputs.Fields(new FormWriter(json), operation.Inputs);
            WriteNote(operation.Id);
            WriteState(operation.Id);
            json.CloseObject();
        }

        json.CloseList();
    }

    // As stretches, [first, count]: a thousand databases may share a folder of a thousand scripts.
    private void WriteFiles(Operation operation)
    {
        var files = _files.Of(operation);
        json.Key("files");
        json.OpenList();
        for (var i = 0; i < files.Count;)
        {
            var start = i++;
            while (i < files.Count && files[i] == files[i - 1] + 1)
            {
                i++;
            }

            HtmlData.WriteNumbers(json, [files[start], i - start]);
        }

        json.CloseList();
    }

    private void WriteNote(string id)
    {
        if (view.Notes.TryGetValue(id, out var note))
        {
            json.Key("note");
            json.OpenObject();
            json.Text("kind", note.Kind);
            json.Texts("changes", note.Changes);
            json.CloseObject();
        }
    }

    private void WriteState(string id)
    {
        if (view.Release is not { } release)
        {
            return;
        }

        var state = release.States.TryGetValue(id, out var known) ? known : new OperationState("not started", "", "", 0, "", "", "");
        json.Key("state");
        json.OpenObject();
        json.Text("status", state.Status);
        json.Text("started", state.Started);
        json.Text("seconds", state.Seconds);
        json.Number("attempt", state.Attempt);
        json.Text("reason", state.Reason);
        json.Text("doneBy", state.DoneBy);
        json.Text("log", state.Log);
        if (state.Time is { } time)
        {
            json.Number("ready", time.Ready);
            json.Number("from", time.From);
            json.Number("took", time.Took);
        }

        json.CloseObject();
    }
}
