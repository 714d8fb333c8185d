namespace Facilitation.Agents.Embedding;

/// <summary>The data files of this folder, which travel in the assembly.</summary>
internal static class EmbeddedText
{
    private const string Folder = "Facilitation.Agents.Embedding.Data.";

    /// <returns>The names of the files that begin so, in order.</returns>
    public static IReadOnlyList<string> Files(string beginning)
        => [.. typeof(EmbeddedText).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder + beginning, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal)];

    /// <returns>The lines that say something: no empty ones, no comments.</returns>
    public static IReadOnlyList<string> Lines(string file)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
