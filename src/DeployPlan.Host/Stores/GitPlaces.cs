namespace DeployPlan.Host.Stores;

/// <summary>What the configuration of a repository makes of a remote.</summary>
/// <param name="From">Where to read: where is written, also if the remote has another address for pushes, such as that of a fork. What was written must be found again.</param>
/// <param name="To">Where to write.</param>
/// <param name="NoObject">The id of no object, as long as ids are there.</param>
internal sealed record GitPlaces(string From, string To, string NoObject)
{
    /// <summary>Those of a remote: its name, URL or path.</summary>
    public static GitPlaces Of(string remote, GitCommand git)
    {
        var noObject = new string('0', git.Run("rev-parse", "--show-object-format").Text.Trim() == "sha256" ? 64 : 40);
        var (fetched, pushed) = (git.Run("remote", "get-url", remote), git.Run("remote", "get-url", "--push", remote));
        if (!fetched.Worked || !pushed.Worked)
        {
            return new(remote, remote, noObject);
        }

        // A remote that is a mirror takes no single branch under its name.
        var isMirror = git.Run("config", "--type=bool", "--get", $"remote.{remote}.mirror").Text.Trim() == "true";
        var address = pushed.Text.TrimEnd('\n');
        return new(fetched.Text == pushed.Text ? remote : address, isMirror ? address : remote, noObject);
    }
}
