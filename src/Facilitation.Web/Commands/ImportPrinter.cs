using Facilitation.Web.Features.Exchange;

namespace Facilitation.Web.Commands;

/// <summary>Says what an import did, and why it left rows out.</summary>
internal static class ImportPrinter
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["challenges"] = "défis",
        ["actions"] = "actions",
        ["reports"] = "retours",
        ["thorns"] = "épines",
    };

    public static async Task PrintAsync(TextWriter output, ImportSummary summary)
    {
        foreach (var kind in summary.Kinds.Where(kind => kind.Added + kind.Replaced + kind.Unchanged > 0 || summary.Refused.Any(row => row.Kind == kind.Kind)))
        {
            var refused = summary.Refused.Count(row => row.Kind == kind.Kind);
            await output.WriteLineAsync($"{Names[kind.Kind]}\u00A0: ajouts {kind.Added}, modifications {kind.Replaced}, sans changement {kind.Unchanged}, refus {refused}");
        }

        if (summary.MaskedCount > 0)
        {
            await output.WriteLineAsync($"passages masqués\u00A0: {summary.MaskedCount}");
        }

        if (summary.UnknownFields.Count > 0)
        {
            await output.WriteLineAsync($"champs inconnus ignorés\u00A0: {string.Join(", ", summary.UnknownFields.Select(field => $"{field.Key} ({field.Value})"))}");
        }

        foreach (var row in summary.Refused)
        {
            await output.WriteLineAsync($"refusé\u00A0: {Names[row.Kind]}, ligne {row.Position}{(row.Id is null ? "" : $" ({row.Id})")}\u00A0: {row.Reason}");
        }

        await output.WriteLineAsync(summary.ChangedNothing ? "Rien n'a changé." : "Import terminé.");
    }
}
