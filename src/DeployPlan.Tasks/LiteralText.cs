using DeployPlan.Plans;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks;

/// <summary>Passes text to MSBuild literally, including <c>$(X)</c>, <c>@(X)</c>, <c>%3B</c> and <c>;</c>.</summary>
internal static class LiteralText
{
    private const string Name = "Text";

    /// <summary>The text escaped for MSBuild: special characters as <c>%</c> and two hex digits.</summary>
    public static string Escape(string text)
    {
        ITaskItem2 item = new TaskItem(Name);
        item.SetMetadataValueLiteral(Name, text);
        return item.GetMetadataValueEscaped(Name);
    }

    /// <summary>An item whose identity is the text.</summary>
    public static TaskItem ToItem(string identity) => new(Escape(identity));

    /// <summary>One item per entry.</summary>
    public static ITaskItem[] ToItems(IReadOnlyList<string> identities)
    {
        var items = new ITaskItem[identities.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ToItem(identities[i]);
        }

        return items;
    }

    /// <summary>An item with the identity and the metadata of an operation.</summary>
    public static TaskItem ToItem(OperationItem operation)
    {
        var item = ToItem(operation.Id);
        ITaskItem2 literal = item;
        foreach (var pair in operation.Metadata)
        {
            literal.SetMetadataValueLiteral(pair.Key, pair.Value);
        }

        return item;
    }
}
