using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The images that a plan builds: whether each build can make its own, no two make the same one, and who runs which.</summary>
internal static class BuiltImages
{
    /// <summary>The builds by each reference that they make, such as <c>registry.example.com/acme/shop:1.0.0</c>.</summary>
    public static Dictionary<string, DraftOperation> ByReference(IEnumerable<DraftOperation> builds)
    {
        var found = new Dictionary<string, DraftOperation>(StringComparer.Ordinal);
        foreach (var draft in builds)
        {
            foreach (var reference in draft.Operation.Inputs is BuildInputs { Image: not null } build ? ReferencesOf(build) : [])
            {
                found[reference] = draft;
            }
        }

        return found;
    }

    /// <summary>The reference that an engine takes the text for: without a tag or a digest, <c>latest</c>.</summary>
    public static string Reference(string image) => image.IndexOf('@') >= 0 || ImageReference.Split(image).Tag is not null ? image : image + ":latest";

    public static void Check(IReadOnlyList<DraftOperation> drafts, DiagnosticBag diagnostics)
    {
        var builds = new Dictionary<string, DraftOperation>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Operation.Inputs is BuildInputs { Image: { } image } build)
            {
                CheckName(draft, image, diagnostics);
                AddReferences(draft, build, builds, diagnostics);
            }
        }
    }

    private static void CheckName(DraftOperation draft, string image, DiagnosticBag diagnostics)
    {
        if (image.IndexOf('@') >= 0)
        {
            diagnostics.Add(PlanningDiagnostics.BuildOfDigest(draft.Origin, draft.Id, image));
        }
        else if (ImageRules.WhyNot(image) is { } why)
        {
            diagnostics.Add(PlanningDiagnostics.BadBuiltImage(draft.Origin, draft.Id, image, why));
        }
    }

    private static void AddReferences(DraftOperation draft, BuildInputs build, Dictionary<string, DraftOperation> builds, DiagnosticBag diagnostics)
    {
        foreach (var reference in ReferencesOf(build))
        {
            var whole = ImageReference.Whole(reference);
            if (!builds.TryGetValue(whole, out var other))
            {
                builds.Add(whole, draft);
            }
            else if (other.Id != draft.Id)
            {
                diagnostics.Add(PlanningDiagnostics.BuildsOneImage(draft.Origin, draft.Id, other.Id, other.Origin, reference));
            }
        }
    }

    private static IEnumerable<string> ReferencesOf(BuildInputs build) => build.Tags.Prepend(build.Tag).Select(tag => $"{build.Image}:{tag}");
}
