using System.Collections;
using System.Reflection;

namespace DeployPlan.Tests.Plans;

/// <summary>Compares what records hold, lists by their items: records themselves compare lists by reference.</summary>
internal static class Structure
{
    /// <summary>Where the two differ first: <c>.Operations[2].Wave: 1, 2</c>; null where they do not.</summary>
    public static string? Difference(object? a, object? b, string path = "")
    {
        if (a is null or string or bool or int or Enum)
        {
            return Equals(a, b) ? null : $"{path}: {a}, {b}";
        }

        if (a is IEnumerable left && b is IEnumerable right)
        {
            return ListDifference([.. left.Cast<object?>()], [.. right.Cast<object?>()], path);
        }

        return a.GetType() != b?.GetType()
            ? $"{path}: {a}, {b}"
            : a.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => Difference(property.GetValue(a), property.GetValue(b), $"{path}.{property.Name}"))
                .FirstOrDefault(difference => difference is not null);
    }

    private static string? ListDifference(object?[] a, object?[] b, string path) => a.Length != b.Length
        ? $"{path}: {a.Length} items, {b.Length} items"
        : a.Select((item, i) => Difference(item, b[i], $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
}
