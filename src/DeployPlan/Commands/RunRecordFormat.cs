using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>
/// A <see cref="RunRecord"/> as bytes: fields in a fixed order, lists with their length in front. Only the assembly that wrote it reads it, so it names that
/// assembly and needs no versions.
/// </summary>
internal static class RunRecordFormat
{
    private static string WriterIdentity => typeof(RunRecordFormat).Assembly.ManifestModule.ModuleVersionId.ToString();

    public static void Write(BinaryWriter writer, RunRecord record)
    {
        writer.Write(WriterIdentity);
        WriteRequest(writer, record.Request);
        writer.Write(record.RepositoryRoot);

        writer.Write(record.Observations.Count);
        foreach (var observation in record.Observations)
        {
            writer.Write((byte)observation.Kind);
            writer.Write(observation.Path);
            writer.Write(observation.Filter);
            writer.Write(observation.Answer);
        }

        writer.Write(record.Diagnostics.Count);
        foreach (var diagnostic in record.Diagnostics)
        {
            WriteDiagnostic(writer, diagnostic);
        }

        writer.Write(record.Plans.Count);
        foreach (var plan in record.Plans)
        {
            WritePlan(writer, plan);
        }
    }

    /// <summary>Null if another build of this assembly wrote it.</summary>
    public static RunRecord? Read(BinaryReader reader)
    {
        if (reader.ReadString() != WriterIdentity)
        {
            return null;
        }

        var request = ReadRequest(reader);
        var root = reader.ReadString();

        var observations = new Observation[reader.ReadInt32()];
        for (var i = 0; i < observations.Length; i++)
        {
            observations[i] = new Observation((ObservationKind)reader.ReadByte(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        }

        var diagnostics = new Diagnostic[reader.ReadInt32()];
        for (var i = 0; i < diagnostics.Length; i++)
        {
            diagnostics[i] = ReadDiagnostic(reader);
        }

        var plans = new WrittenPlan[reader.ReadInt32()];
        for (var i = 0; i < plans.Length; i++)
        {
            plans[i] = ReadPlan(reader);
        }

        return new RunRecord(request, root, observations, diagnostics, plans);
    }

    private static void WriteRequest(BinaryWriter writer, PlanRequest request)
    {
        writer.Write(request.ConfigFile);
        WriteOptional(writer, request.Environment);
        writer.Write(request.Version);
        writer.Write(request.OutputDirectory);
        WriteOptional(writer, request.IntermediateDirectory);
        WriteOptional(writer, request.RepositoryRoot);
        WriteStrings(writer, request.Services);
        WriteOptional(writer, request.StateDirectory);
        writer.Write(request.ReleaseMark);
        writer.Write(request.LockedMode);
        writer.Write(request.Strict);
    }

    private static PlanRequest ReadRequest(BinaryReader reader) => new()
    {
        ConfigFile = reader.ReadString(),
        Environment = ReadOptional(reader),
        Version = reader.ReadString(),
        OutputDirectory = reader.ReadString(),
        IntermediateDirectory = ReadOptional(reader),
        RepositoryRoot = ReadOptional(reader),
        Services = ReadStrings(reader),
        StateDirectory = ReadOptional(reader),
        ReleaseMark = reader.ReadString(),
        LockedMode = reader.ReadBoolean(),
        Strict = reader.ReadBoolean(),
    };

    private static void WriteDiagnostic(BinaryWriter writer, Diagnostic diagnostic)
    {
        writer.Write(diagnostic.Code);
        writer.Write((byte)diagnostic.Severity);
        writer.Write(diagnostic.Message);
        writer.Write(diagnostic.Span.File);
        writer.Write(diagnostic.Span.Line);
        writer.Write(diagnostic.Span.Column);
        writer.Write(diagnostic.Span.EndLine);
        writer.Write(diagnostic.Span.EndColumn);
    }

    private static Diagnostic ReadDiagnostic(BinaryReader reader) => new(
        reader.ReadString(),
        (Severity)reader.ReadByte(),
        reader.ReadString(),
        new SourceSpan(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()));

    private static void WritePlan(BinaryWriter writer, WrittenPlan written)
    {
        var plan = written.Plan;
        writer.Write(written.Sha256);
        writer.Write(written.Views.MarkdownSha256);
        writer.Write(written.Views.HtmlSha256);
        writer.Write(plan.Environment);
        writer.Write(plan.PlanFile);
        writer.Write(plan.PlanId);
        writer.Write(plan.Summary);
        WriteItems(writer, plan.Operations);
        WriteItems(writer, plan.ManualOperations);
        WriteStrings(writer, plan.RequiredEnvironment);
    }

    private static WrittenPlan ReadPlan(BinaryReader reader)
    {
        var sha256 = reader.ReadString();
        var views = new WrittenViews(reader.ReadString(), reader.ReadString());
        var plan = new PlannedEnvironment(
            reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), ReadItems(reader), ReadItems(reader), ReadStrings(reader));
        return new WrittenPlan(plan, sha256, views);
    }

    private static void WriteItems(BinaryWriter writer, IReadOnlyList<OperationItem> items)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            writer.Write(item.Id);
            writer.Write(item.Type);
            writer.Write(item.Metadata.Count);
            foreach (var entry in item.Metadata)
            {
                writer.Write(entry.Key);
                writer.Write(entry.Value);
            }
        }
    }

    private static OperationItem[] ReadItems(BinaryReader reader)
    {
        var items = new OperationItem[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
        {
            var id = reader.ReadString();
            var type = reader.ReadString();
            var metadata = new KeyValuePair<string, string>[reader.ReadInt32()];
            for (var j = 0; j < metadata.Length; j++)
            {
                metadata[j] = new KeyValuePair<string, string>(reader.ReadString(), reader.ReadString());
            }

            items[i] = new OperationItem(id, type, metadata);
        }

        return items;
    }

    private static void WriteStrings(BinaryWriter writer, IReadOnlyList<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadStrings(BinaryReader reader)
    {
        var strings = new string[reader.ReadInt32()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = reader.ReadString();
        }

        return strings;
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadOptional(BinaryReader reader)
    {
        var isThere = reader.ReadBoolean();
        var text = reader.ReadString();
        return isThere ? text : null;
    }
}
