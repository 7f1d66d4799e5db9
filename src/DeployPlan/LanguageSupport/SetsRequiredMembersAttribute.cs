namespace System.Diagnostics.CodeAnalysis;

/// <summary>Lets the compiler copy records with <c>required</c> properties.</summary>
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
