using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>
/// The fields of a <see cref="RunRecord"/>. Only the assembly that wrote it reads it, so it names that assembly and needs no versions, keys, ranges or descriptions.
/// </summary>
internal static class RunRecordFormat
{
    private static readonly PlanRequest NoRequest = new() { ConfigFile = "" };
    private static readonly RunRecord NoRecord = new(NoRequest, "", 0, [], [], []);
    private static readonly Observation NoObservation = new(ObservationKind.File, "", "", "", []);
    private static readonly StampedPath NoStamp = new("", default);
    private static readonly Diagnostic NoDiagnostic = new("", Severity.Message, "", default);
    private static readonly OperationItem NoItem = new("", "", []);
    private static readonly WrittenPlan NoPlan = new(new PlannedEnvironment("", "", "", "", [], [], []), "", "", "", new WrittenViews("", ""));

    private static string WriterIdentity => typeof(RunRecordFormat).Assembly.ManifestModule.ModuleVersionId.ToString();

    public static void Write(BinaryWriter writer, RunRecord record)
    {
        writer.Write(WriterIdentity);
        Record(new BinaryFields(writer), record);
    }

    /// <summary>Null if another build of this assembly wrote it.</summary>
    public static RunRecord? Read(BinaryReader reader) => reader.ReadString() == WriterIdentity ? Record(new BinaryFields(reader), NoRecord) : null;

    /// <summary>Whether the same is asked: every field that a record keeps of a request is the same.</summary>
    public static bool IsSame(PlanRequest a, PlanRequest b) => ToBytes(a).SequenceEqual(ToBytes(b));

    private static byte[] ToBytes(PlanRequest request)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Request(new BinaryFields(writer), request);
        return bytes.ToArray();
    }

    private static RunRecord Record(BinaryFields fields, RunRecord x) => new(
        Request(fields, x.Request),
        fields.Text(x.RepositoryRoot),
        fields.LongNumber(x.Taken),
        fields.Items(x.Observations, NoObservation, Observation),
        fields.Items(x.Diagnostics, NoDiagnostic, Diagnostic),
        fields.Items(x.Plans, NoPlan, Plan))
    {
        WrittenFolders = fields.Texts(x.WrittenFolders),
    };

    private static PlanRequest Request(BinaryFields fields, PlanRequest x) => new()
    {
        ConfigFile = fields.Text(x.ConfigFile),
        Environment = fields.OptionalText(x.Environment),
        Version = fields.Text(x.Version),
        OutputDirectory = fields.Text(x.OutputDirectory),
        IntermediateDirectory = fields.OptionalText(x.IntermediateDirectory),
        RepositoryRoot = fields.OptionalText(x.RepositoryRoot),
        Services = fields.Texts(x.Services),
        StateDirectory = fields.OptionalText(x.StateDirectory),
        ReleaseMark = fields.Text(x.ReleaseMark),
        LockedMode = fields.Truth(x.LockedMode),
        Strict = fields.Truth(x.Strict),
        Drivers = fields.Items(x.Drivers, Driver.Empty, static (item, driver) => Driver.Empty with { Name = item.Text(driver.Name), Type = item.Text(driver.Type) }),
    };

    private static Observation Observation(BinaryFields fields, Observation x) =>
        new((ObservationKind)fields.Number((int)x.Kind), fields.Text(x.Path), fields.Text(x.Filter), fields.Text(x.Answer), fields.Items(x.Stamps, NoStamp, Stamp));

    private static StampedPath Stamp(BinaryFields fields, StampedPath x) => new(
        fields.Text(x.Path),
        new FileStamp(fields.LongNumber(x.Stamp.Size), fields.LongNumber(x.Stamp.Modified), fields.LongNumber(x.Stamp.Changed), fields.LongNumber(x.Stamp.Number)));

    private static Diagnostic Diagnostic(BinaryFields fields, Diagnostic x) =>
        new(fields.Text(x.Code), (Severity)fields.Number((int)x.Severity), fields.Text(x.Message), Span(fields, x.Span));

    private static SourceSpan Span(BinaryFields fields, SourceSpan x) =>
        new(fields.Text(x.File ?? ""), fields.Number(x.Line), fields.Number(x.Column), fields.Number(x.EndLine), fields.Number(x.EndColumn));

    private static WrittenPlan Plan(BinaryFields fields, WrittenPlan x) => new(
        Planned(fields, x.Plan),
        fields.Text(x.Sha256),
        fields.Text(x.SetsSha256),
        fields.Text(x.BaseSha256),
        new WrittenViews(fields.Text(x.Views.MarkdownSha256), fields.Text(x.Views.HtmlSha256)));

    private static PlannedEnvironment Planned(BinaryFields fields, PlannedEnvironment x) => new(
        fields.Text(x.Environment),
        fields.Text(x.PlanFile),
        fields.Text(x.PlanId),
        fields.Text(x.Summary),
        fields.Items(x.Operations, NoItem, Item),
        fields.Items(x.ManualOperations, NoItem, Item),
        fields.Texts(x.RequiredEnvironment))
    {
        LastRelease = fields.Text(x.LastRelease),
    };

    private static OperationItem Item(BinaryFields fields, OperationItem x) => new(fields.Text(x.Id), fields.Text(x.Type), Metadata(fields, x.Metadata));

    private static KeyValuePair<string, string>[] Metadata(BinaryFields fields, IReadOnlyList<KeyValuePair<string, string>> x)
    {
        var pairs = new KeyValuePair<string, string>[fields.Number(x.Count)];
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = i < x.Count ? x[i] : new KeyValuePair<string, string>("", "");
            pairs[i] = new KeyValuePair<string, string>(fields.Text(pair.Key), fields.Text(pair.Value));
        }

        return pairs;
    }
}
