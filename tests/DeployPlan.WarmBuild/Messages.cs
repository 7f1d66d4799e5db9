using System.Text.Json.Serialization;

namespace DeployPlan.WarmBuild;

/// <summary>How requests and answers are written.</summary>
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class Messages : JsonSerializerContext;
