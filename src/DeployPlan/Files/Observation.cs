namespace DeployPlan.Files;

/// <summary>The kind of question to the file system.</summary>
internal enum ObservationKind
{
    /// <summary>Is there a file of this name? <c>yes</c>, <c>no</c>, or <c>outside</c> where links lead out of the repository.</summary>
    File,

    /// <summary>Is there a folder of this name? As for a file.</summary>
    Folder,

    /// <summary>The source files below a folder: their paths, separated by NUL.</summary>
    Listing,

    /// <summary>The files that a listing leaves out because of the name of a folder: as for a listing.</summary>
    PassedOver,

    /// <summary>All files below a folder that is an input: as for a listing.</summary>
    Inputs,

    /// <summary>The files below a folder that a container engine gets: as for a listing.</summary>
    Context,

    /// <summary>The files below a folder by which a shell replaces a pattern: as for a listing.</summary>
    Matches,

    /// <summary>The bytes of a file: their sha256, or <c>none</c> where there is no such file.</summary>
    Content,

    /// <summary>The bytes of an input, text with LF: as for content.</summary>
    Input,

    /// <summary>Where a link leads: the sha256 of that text, or <c>none</c> where there is no link.</summary>
    Link,

    /// <summary>Whether git is told to leave a file alone: <c>yes</c> or <c>no</c>.</summary>
    Ignored,

    /// <summary>What a project is made of: as for a listing, with what of it is outside of the repository.</summary>
    Project,

    /// <summary>Whether a file was written, of whose content nothing may be kept: its stamp.</summary>
    Stamp,

    /// <summary>Whether a pattern is found in the text of a file: <c>yes</c> or <c>no</c>.</summary>
    Match,

    /// <summary>The target frameworks of a project that lists them: as it does.</summary>
    Frameworks,
}

/// <summary>One observation of the file system. As long as all observations stay the same, a plan made from them is still valid.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Path">Of what, relative to the config.</param>
/// <param name="Filter">For a listing: the endings of the names that count, separated by <c>;</c>, or nothing for all. For a project: <see cref="BuildProperties"/>.</param>
/// <param name="Answer">What was seen.</param>
/// <param name="Stamps">Of the files and folders that decide about the answer, by path relative to the config; none where asking again is as cheap.</param>
internal sealed record Observation(ObservationKind Kind, string Path, string Filter, string Answer, IReadOnlyList<StampedPath> Stamps);

/// <summary>A file or folder and its stamp.</summary>
/// <param name="Path">Relative to the config.</param>
/// <param name="Stamp">As it was.</param>
internal sealed record StampedPath(string Path, FileStamp Stamp);
