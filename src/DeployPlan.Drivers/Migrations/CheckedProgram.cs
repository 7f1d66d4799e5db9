using DeployPlan.Files;

namespace DeployPlan.Drivers.Migrations;

/// <summary>
/// Remembers, in the folder of the release, the program that the check of an operation has built from the sealed sources and whose connection it has compared: as long as that file
/// is as it was, the operation need not build and compare once more. The mark is good for one attempt.
/// </summary>
internal static class CheckedProgram
{
    /// <summary>Leaves the mark.</summary>
    /// <param name="operation">The operation that was checked.</param>
    /// <param name="program">Full path of the assembly of the program; nothing is marked where it is not there.</param>
    /// <exception cref="IOException">The folder of the release cannot be written.</exception>
    public static void Mark(OperationContext operation, string program)
    {
        if (File.Exists(program))
        {
            var mark = MarkOf(operation);
            Directory.CreateDirectory(Path.GetDirectoryName(mark)!);
            File.WriteAllLines(mark, [program, FileStamp.Of(program).ToString()]);
        }
    }

    /// <summary>Whether the program that was marked is still there and the same. The mark is gone then.</summary>
    /// <exception cref="IOException">The folder of the release cannot be read or written.</exception>
    public static bool TakeMark(OperationContext operation)
    {
        var mark = MarkOf(operation);
        if (!File.Exists(mark))
        {
            return false;
        }

        var lines = File.ReadAllLines(mark);
        File.Delete(mark);
        return lines.Length == 2 && File.Exists(lines[0]) && FileStamp.Of(lines[0]).ToString() == lines[1];
    }

    private static string MarkOf(OperationContext operation) => Path.Combine(operation.ReleaseDirectory, "efcore", operation.Id + ".checked");
}
