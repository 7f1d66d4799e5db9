namespace DeployPlan.Host.Migrations.Databases;

/// <summary>For databases that say in which line of a statement an error is.</summary>
internal static class StatementLine
{
    /// <summary>Where the line starts, from 1; behind its white space.</summary>
    public static int OffsetOf(string statement, int line)
    {
        var offset = 0;
        while (line > 1 && statement.IndexOf('\n', offset) is var end and >= 0)
        {
            offset = end + 1;
            line--;
        }

        while (offset < statement.Length && statement[offset] is ' ' or '\t')
        {
            offset++;
        }

        return offset;
    }
}
