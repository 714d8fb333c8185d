using System.Text.Json;

namespace Facilitation.UnitTests.Privacy;

/// <summary>Every string of a demonstration file, found from the tests' folder upwards.</summary>
internal static class DemonstrationTexts
{
    public static IReadOnlyList<string> Of(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(file)));
        return [.. Strings(document.RootElement)];
    }

    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "src", "Facilitation.Web", "Demo", "Data", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException(file);
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };
}
