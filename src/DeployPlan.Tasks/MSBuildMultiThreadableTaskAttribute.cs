namespace Microsoft.Build.Framework;

/// <summary>Tells <c>msbuild -mt</c> that a task may run inside its process. MSBuild looks for the name: the public attribute would keep older engines from loading the task.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
