# Sourced by the scripts beside it: a folder for their projects, the package made from this source, and an end without traces.
repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
version="0.1.0-benchmark"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C
# Warm processes that a script starts are its own (the salt keeps others' out) and are ended with it, by their id.
export MSBUILDNODEHANDSHAKESALT="benchmark-$$"
unset MSBUILDDISABLENODEREUSE DOTNET_CLI_USE_MSBUILD_SERVER

end_own_processes() {
    local environment
    for environment in /proc/[0-9]*/environ; do
        local id="${environment//[!0-9]/}"
        if [ "$id" != "$$" ] && [ "$id" != "$BASHPID" ] && grep -qz "^MSBUILDNODEHANDSHAKESALT=benchmark-$$\$" "$environment" 2>/dev/null; then
            kill "$id" 2>/dev/null || true
        fi
    done
}
trap 'end_own_processes; rm -rf "$work"' EXIT

machine() {
    echo "Machine: $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc) cores, $(uname -sr); SDK $(dotnet --version); load $(cut -d' ' -f1-3 /proc/loadavg)"
}

# pack [package...]: DeployPlan.Tasks unless others are named.
pack() {
    local package
    for package in "${@:-DeployPlan.Tasks}"; do
        dotnet pack "$repository/src/$package" -c Release -o "$work/feed" --artifacts-path "$work/pack-$package" -p:Version="$version" -p:CompileAhead=true -v:q -nodeReuse:false -p:UseSharedCompilation=false >/dev/null
    done
}

# project <folder> [package version]...: an empty console project that references the packages, in a repository of its own.
project() {
    local folder="$1" references=""
    shift
    while [ "$#" -gt 0 ] && [ -n "$1" ]; do
        references+="<PackageReference Include=\"$1\" Version=\"$2\" PrivateAssets=\"all\" />"
        shift 2
    done
    set -- "$folder"
    mkdir -p "$1"
    cat > "$1/App.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    $references
  </ItemGroup>
</Project>
XML
    cat > "$1/NuGet.config" <<XML
<configuration><packageSources><add key="benchmark" value="$work/feed" /></packageSources></configuration>
XML
    echo 'System.Console.WriteLine("Hello!");' > "$1/Program.cs"
    printf 'bin/\nobj/\n' > "$1/.gitignore"
    cp "$repository/global.json" "$1/"
}

commit() {
    git -C "$1" init -q
    git -C "$1" add -A
    git -C "$1" -c user.name=benchmark -c user.email=benchmark@localhost commit -qm "Benchmark"
}

median() {
    sort -n | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}
