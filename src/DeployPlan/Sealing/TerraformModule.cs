using System.Text.RegularExpressions;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>
/// What terraform consumes: every file of the module and of the local modules that it calls, wherever they are, the files that functions name in literal text, and the file
/// with values of variables. State is no input.
/// </summary>
/// <param name="root">The folder of the module that is applied.</param>
/// <param name="operation">The operation that applies it.</param>
/// <param name="inputs">Takes them.</param>
internal sealed class TerraformModule(string root, Operation operation, InputCollector inputs)
{
    // Of all, what is matched once is not looked at again, so that the time grows with the length of the text.
    private static readonly Regex Source = new(@"\bsource""?\s*[=:]\s*""(?<path>\.\.?(/[^""]*)?)""", RegexOptions.CultureInvariant);
    private static readonly Regex Function = new(
        @"\b(file\w*|templatefile)\(\s*\\?""(\$\{path\.(?<base>module|root|cwd)\}/)?(?<path>[^""\\$%]+)\\?""", RegexOptions.CultureInvariant);

    // What archive_file packs, and objects that are uploaded.
    private static readonly Regex Content = new(
        @"\b(source_(dir|file)""?\s*[=:]\s*""(\$\{path\.(?<base>module|root|cwd)\}/)?|source""?\s*[=:]\s*""\$\{path\.(?<base>module|root|cwd)\}/)(?<path>[^""\\$%]+)""",
        RegexOptions.CultureInvariant);

    // Any other path in a text: what a provisioner or an external source runs, a chart, a policy.
    private static readonly Regex Relative = new(
        @"(?<=[\s""'=,(\[])(\$\{path\.(?<base>module|root|cwd)\}/|(?=\.\.?/))(?<path>[^\s""'`$%;|&<>(){}\[\],\\]+)", RegexOptions.CultureInvariant);

    // Before one that is written, or a folder where something runs.
    private static readonly Regex Written = new(@"(>\s*[""']?|\b(filename|output_path|output_file|destination|working_dir)""?\s*[=:]\s*"")$", RegexOptions.CultureInvariant);

    private const int LongestKey = 64;

    private static readonly FileFilter WithoutState = new(
        "terraform", static file => file.Substring(file.LastIndexOf('/') + 1).IndexOf(".tfstate", StringComparison.Ordinal) < 0 && file.IndexOf(".tfstate.d/", StringComparison.Ordinal) < 0);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public static void Add(Operation operation, DataValue.Entries settings, InputCollector inputs)
    {
        if (RelativePath.Normalize(settings.TextOf("path") ?? "") is { } module)
        {
            inputs.Once("terraform:" + module, () => new TerraformModule(module, operation, inputs).AddModule(module));
        }

        inputs.File(RelativePath.Normalize(settings.TextOf("var_file") ?? ""));
    }

    /// <summary>The same for a command that applies a folder, if there is a module in it; of that of the config, which holds everything else too, the files of the module alone, and what they name.</summary>
    public static void AddFolder(string folder, Operation operation, InputCollector inputs)
    {
        var files = inputs.Tree.ListFiles(folder, ".tf;.tf.json;.tofu;.tfvars;.tfvars.json;.hcl").Where(file => file.LastIndexOf('/') == (folder == "." ? -1 : folder.Length)).ToList();
        if (folder == ".")
        {
            inputs.Perhaps(!files.Any(operation.Consumes.Contains), () => new TerraformModule(folder, operation, inputs).AddFiles(files));
        }
        else if (files.Count > 0 && inputs.IsInRepository(folder))
        {
            inputs.Once("terraform:" + folder, () => new TerraformModule(folder, operation, inputs).AddModule(folder));
        }
    }

    private void AddModule(string module)
    {
        if (!_seen.Add(module))
        {
            return;
        }

        inputs.Folder(module, "", WithoutState);
        var start = module == "." ? 0 : module.Length + 1;
        foreach (var file in inputs.Tree.ListFiles(module, ".tf;.tf.json;.tofu").Where(file => file.IndexOf('/', start) < 0))
        {
            AddNamedIn(file, module);
        }
    }

    private void AddFiles(IReadOnlyList<string> files)
    {
        _seen.Add(root);
        foreach (var file in files)
        {
            inputs.File(file);
            if (!file.EndsWith(".tfvars", StringComparison.Ordinal) && !file.EndsWith(".tfvars.json", StringComparison.Ordinal) && !file.EndsWith(".hcl", StringComparison.Ordinal))
            {
                AddNamedIn(file, root);
            }
        }
    }

    private void AddNamedIn(string file, string module)
    {
        var text = inputs.Tree.ReadText(file) ?? "";
        foreach (var match in Function.Matches(text).Cast<Match>().Concat(Content.Matches(text).Cast<Match>()))
        {
            AddPath(file, match.Groups["base"].Value == "module" ? module : root, match.Groups["path"].Value, path =>
            {
                if (!inputs.File(path))
                {
                    inputs.Folder(path, "");
                }
            });
        }

        foreach (Match match in Source.Matches(text))
        {
            AddPath(file, module, match.Groups["path"].Value, AddModule);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Relative.Matches(text))
        {
            var start = Math.Max(0, match.Index - LongestKey);
            var folder = match.Groups["base"].Value == "module" ? module : root;
            if (RelativePath.Normalize(folder + "/" + match.Groups["path"].Value) is { } path && seen.Add(path) && !Written.IsMatch(text.Substring(start, match.Index - start)))
            {
                // Some of them are written first, by this module or an earlier operation.
                inputs.Perhaps(!operation.Consumes.Contains(path), () => AddNamed(path, module));
            }
        }
    }

    // What is in the module is taken anyway, and a folder around it holds more than that.
    private void AddNamed(string path, string module)
    {
        if (inputs.IsInRepository(path) && !inputs.File(path) && path != "." && !path.EndsWith("..", StringComparison.Ordinal)
            && !(module + "/").StartsWith(path + "/", StringComparison.Ordinal) && !path.StartsWith(module + "/", StringComparison.Ordinal))
        {
            inputs.FolderOfArgument(path);
        }
    }

    private void AddPath(string file, string folder, string path, Action<string> add)
    {
        if (RelativePath.Normalize(folder + "/" + path) is not { } normal)
        {
            return;
        }

        if (inputs.IsInRepository(normal))
        {
            add(normal);
        }
        else
        {
            inputs.ReportOutside(SourceSpan.WholeFile(inputs.Tree.FullPath(file)), path);
        }
    }
}
