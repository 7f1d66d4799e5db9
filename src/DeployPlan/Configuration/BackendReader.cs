using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>backend</c> section of a Stagecraft file.</summary>
internal static class BackendReader
{
    public static BackendConfig? Read(MappingReader backend, ReadContext context)
    {
        var provider = backend.RequiredText("provider", "provider: generic");
        var providers = backend.RequiredSection("providers", $"'providers' of {backend.Where}", "providers: { generic: {} }");
        backend.ReportUnknownKeys(context.Strict);
        if (provider is null || providers is null)
        {
            return null;
        }

        var block = providers.RequiredSection(provider.Value.Value, $"'{provider.Value.Value}' of {providers.Where}", provider.Value.Value + ": {}");
        return block is null ? null : ReadBlock(provider.Value, block, context);
    }

    private static BackendConfig ReadBlock(Located<string> provider, MappingReader block, ReadContext context)
    {
        if (provider.Value is not ("generic" or "encore-ts"))
        {
            return new BackendConfig(provider, new BuildConfig { Provider = provider }, null);
        }

        var build = block.Section("build", $"'build' of {block.Where}") ?? new MappingReader(new MappingNode([], block.At), block.Where, context.Diagnostics, block.At);
        return provider.Value == "generic" ? ReadGeneric(provider, build, context) : ReadEncore(provider, build, context);
    }

    private static BackendConfig ReadGeneric(Located<string> provider, MappingReader build, ReadContext context)
    {
        var folder = context.Paths.Folder(build.Text("context"), $"'context' in {build.Where}")?.Value ?? ".";
        var dockerfile = build.Text("dockerfile") is { } written
            ? context.Paths.File(written, $"'dockerfile' in {build.Where}")
            : context.Paths.File(new Located<string>("Dockerfile", build.At), $"{build.Where}, which has no 'dockerfile' of its own,");
        return new BackendConfig(provider, new BuildConfig { Provider = provider, Context = folder, Dockerfile = dockerfile }, null);
    }

    private static BackendConfig ReadEncore(Located<string> provider, MappingReader build, ReadContext context)
    {
        var workdir = context.Paths.Folder(build.Text("workdir"), $"'workdir' in {build.Where}")?.Value ?? ".";
        var image = build.Text("image_name");
        if (image is { } name && !ImageRules.IsImage(name.Value))
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadImage(name.Span, $"'image_name' in {build.Where}", name.Value));
        }

        var suffix = build.Text("docker_tag_suffix");
        return new BackendConfig(provider, new BuildConfig { Provider = provider, Workdir = workdir, Context = workdir, TagSuffix = suffix?.Value }, image);
    }
}
