using System.Globalization;
using System.Text;

namespace DeployPlan.Views;

/// <summary>Names in the width of a console.</summary>
internal static class WrappedText
{
    public const int Columns = 100;

    /// <summary>A name; if it is too long, it continues on the next line, broken between words.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="name">The name.</param>
    /// <param name="indent">Where the further lines start.</param>
    /// <param name="room">The width of the first line from where it is.</param>
    public static void Append(StringBuilder text, string name, int indent, int room)
    {
        while (name.Length > room)
        {
            var end = Math.Max(name.LastIndexOfAny(['_', '-', '.'], room - 1), 0) + 1;
            end = end < room / 2 ? room : end;
            text.Append(name, 0, end).Append('\n').Append(' ', indent);
            name = name.Substring(end);
            room = Columns - indent;
        }

        text.Append(name);
    }

    /// <summary>Whether <see cref="AppendList"/> needs no further line.</summary>
    public static bool Fits(IReadOnlyList<string> names, int room) =>
        names.Count == 0 || VisibleText.Of(names[0]).Length + (names.Count > 1 ? More(names.Count - 1).Length : 0) <= room;

    /// <summary>One line, however long the list is: names that do not fit are counted. Only a first name that is too long continues on the next line.</summary>
    public static void AppendList(StringBuilder text, IReadOnlyList<string> names, int indent, int room)
    {
        var first = VisibleText.Of(names[0]);
        Append(text, first, indent, names.Count > 1 ? room - More(names.Count - 1).Length : room);
        var used = first.Length;
        for (var i = 1; i < names.Count; i++)
        {
            var name = VisibleText.Of(names[i]);
            var isLast = i == names.Count - 1;
            if (used + 2 + name.Length + (isLast ? 0 : More(names.Count - i - 1).Length) > room)
            {
                text.Append(More(names.Count - i));
                return;
            }

            text.Append(", ").Append(name);
            used += 2 + name.Length;
        }
    }

    private static string More(int count) => " +" + count.ToString(CultureInfo.InvariantCulture) + " more";
}
