using System.Globalization;
using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>The operations of a plan as lines: wave, id, what it waits for. Values that are too long for their column continue on further lines.</summary>
internal static class TextTable
{
    private const int WidestId = 52;
    private const int WidestKind = 7;
    private const int Indent = 10;
    private const string WaitsFor = "waits for ";

    /// <param name="text">Takes them.</param>
    /// <param name="operations">The operations.</param>
    /// <param name="notes">By id: how they differ from a release; null for no such column.</param>
    public static void Append(StringBuilder text, IReadOnlyList<Operation> operations, IReadOnlyDictionary<string, OperationNote>? notes)
    {
        var width = "Operation".Length;
        foreach (var operation in operations)
        {
            width = Math.Max(width, operation.Id.Length <= WidestId ? operation.Id.Length : 0);
        }

        text.Append('\n').Append(AnsiText.Dim).Append("  Wave  ").Append("Operation".PadRight(width)).Append(notes is null ? "" : "  Change ").Append("  Waits for").Append(AnsiText.Reset).Append('\n');
        var waits = new DirectDependencies();
        foreach (var operation in operations)
        {
            OperationNote? note = null;
            notes?.TryGetValue(operation.Id, out note);
            Append(text, operation, waits.Of(operation), width, notes is null ? "" : "  " + (note?.Kind ?? "").PadRight(WidestKind));
            foreach (var line in note?.Changes ?? [])
            {
                text.Append(' ', Indent);
                WrappedText.Append(text, VisibleText.Of(line), Indent + 2, WrappedText.Columns - Indent);
                text.Append('\n');
            }
        }
    }

    private static void Append(StringBuilder text, Operation operation, IReadOnlyList<string> names, int width, string change)
    {
        text.Append(AnsiText.Dim).Append(operation.Wave.ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append(AnsiText.Reset).Append("  ");
        var id = VisibleText.Of(operation.Id);
        var room = WrappedText.Columns - Indent - width - change.Length;
        if (id.Length <= width && WrappedText.Fits(names, room))
        {
            text.Append(id.PadRight(width)).Append(change).Append("  ").Append(AnsiText.Dim);
            AppendNames(text, names, Indent + width + change.Length, room);
        }
        else
        {
            WrappedText.Append(text, id, Indent, WrappedText.Columns - 8);
            text.Append(change.TrimEnd()).Append('\n').Append(AnsiText.Dim).Append(' ', Indent).Append(WaitsFor);
            AppendNames(text, names, Indent + WaitsFor.Length, WrappedText.Columns - Indent - WaitsFor.Length);
        }

        text.Append(AnsiText.Reset).Append('\n');
    }

    private static void AppendNames(StringBuilder text, IReadOnlyList<string> names, int indent, int room)
    {
        if (names.Count == 0)
        {
            text.Append('-');
        }
        else
        {
            WrappedText.AppendList(text, names, indent, room);
        }
    }
}
