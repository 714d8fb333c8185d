namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>The lines of a list that are no comment.</summary>
internal static class DataLines
{
    public static IEnumerable<string> Of(string file)
    {
        using var stream = typeof(DataLines).Assembly.GetManifestResourceStream($"Facilitation.Domain.Syntheses.Data.{file}.txt")
            ?? throw new InvalidOperationException($"The list {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } entry && entry[0] != '#')
            {
                yield return entry;
            }
        }
    }
}
