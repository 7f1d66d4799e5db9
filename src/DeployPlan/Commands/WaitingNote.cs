using System.Globalization;

namespace DeployPlan.Commands;

/// <summary>Says what is waited for: when that begins or changes, and then twice a minute.</summary>
/// <param name="say">Tells a person.</param>
internal sealed class WaitingNote(Action<string> say)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private string _for = "";
    private TimeSpan _said;

    /// <summary>To be called again and again while it is waited for.</summary>
    /// <param name="reason">What is waited for: a sentence without its end.</param>
    /// <param name="waited">Since the first call.</param>
    public void Say(string reason, TimeSpan waited)
    {
        if (reason != _for)
        {
            say($"{reason}; this build waits for that");
        }
        else if (waited - _said >= Period)
        {
            say($"{reason}; this build has waited for {Math.Floor(waited.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s");
        }
        else
        {
            return;
        }

        (_for, _said) = (reason, waited);
    }
}
