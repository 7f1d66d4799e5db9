using System.Text;

namespace DeployPlan.Drivers.Programs;

/// <summary>The first line of a script, by which the system finds its interpreter.</summary>
internal static class ScriptStart
{
    // Linux reads no more of it.
    private const int LongestLine = 256;

    /// <summary>Why the system cannot start the file, to follow its name; null if nothing is known against it.</summary>
    /// <param name="file">Full path of a file that exists.</param>
    /// <param name="path">The PATH.</param>
    public static string? WhyNot(string file, string? path)
    {
        var line = FirstLine(file);
        if (!line.StartsWith("#!", StringComparison.Ordinal))
        {
            return line.Length > 0 && line[0] is '\ufeff' ? "starts with a byte order mark, so its first line is not found (save it as UTF-8 without one)"
                : line.Length > 0 && line[0] is '#' or ':' or (>= 'a' and <= 'z') ? "has no first line that names its interpreter (write '#!/bin/sh' there)"
                : null;
        }

        if (line[line.Length - 1] == '\r')
        {
            return "has a first line that ends in CR, so its interpreter is not found (save it with LF; a line '*.sh text eol=lf' in .gitattributes keeps it so)";
        }

        var words = line.Substring(2).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "has a first line that names no interpreter (write '#!/bin/sh' there)"
            : !File.Exists(words[0]) ? $"needs the interpreter '{words[0]}' of its first line, which does not exist"
            : words is [var env, var program, ..] && Path.GetFileName(env) == "env" && program[0] != '-' && program.IndexOf('=') < 0 && ProgramFile.Find(program, "/", path) is null
                ? $"needs the interpreter '{program}' of its first line, which is not on the PATH"
            : null;
    }

    // Nothing for a program of the system.
    private static string FirstLine(string file)
    {
        var bytes = new byte[LongestLine];
        using var stream = File.OpenRead(file);
        var length = stream.Read(bytes, 0, bytes.Length);
        var end = Array.IndexOf(bytes, (byte)'\n', 0, length);
        return Array.IndexOf(bytes, (byte)0, 0, length) >= 0 ? "" : Encoding.UTF8.GetString(bytes, 0, end < 0 ? length : end);
    }
}
