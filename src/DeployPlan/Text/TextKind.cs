namespace DeployPlan.Text;

/// <summary>What a text of a document is: a reader checks it, a schema says it, items join what belongs together.</summary>
internal enum TextKind
{
    /// <summary>Any text that is not empty.</summary>
    Filled,

    /// <summary>Any text.</summary>
    Any,

    /// <summary>The name of a service, a database, an infra entry or a release: it becomes a folder, an argument or a part of an id.</summary>
    Name,

    /// <summary>The name of the project, which may have several parts: it becomes folders.</summary>
    ProjectName,

    /// <summary>The environment that the document is about.</summary>
    Environment,

    /// <summary>The same environment once more.</summary>
    SameEnvironment,

    /// <summary>The id of an operation, by which messages call the object that has it.</summary>
    OperationId,

    /// <summary>The id of another operation.</summary>
    OperationReference,

    /// <summary>A path relative to the config.</summary>
    Path,

    /// <summary>A path relative to the config, a pattern of such, or a set: a path with a slash at its end.</summary>
    Input,

    /// <summary>A path below the folder that another field names.</summary>
    Script,

    /// <summary>The name of an environment variable.</summary>
    Variable,

    /// <summary>A label of machines, or <c>agent:</c> and the name of one.</summary>
    Label,

    /// <summary>64 lowercase hex digits.</summary>
    Digest,

    /// <summary>A URL that a health check can ask.</summary>
    Url,

    /// <summary>An image without its tag.</summary>
    Image,

    /// <summary>The tag of the image before it.</summary>
    Tag,
}
