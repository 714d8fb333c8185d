using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Web.Features.Exchange;

/// <summary>A row that is not imported. The reason is shown to the person who imports; it never repeats the row's words.</summary>
/// <param name="Kind">The array it stands in, such as <c>actions</c>.</param>
/// <param name="Position">Its place there, from 1.</param>
/// <param name="Id">Its id, where one could be read.</param>
/// <param name="Reason">In French, without capital or full stop.</param>
internal sealed record RefusedRow(string Kind, int Position, string? Id, string Reason);

/// <summary>A row as read: checked, tidied and masked.</summary>
internal sealed record IncomingRow<TRow>(int Position, TRow Row) where TRow : ExchangeRow;

/// <summary>What a file holds, before anything is known of the community it goes to.</summary>
internal sealed class IncomingFile
{
    /// <summary>The largest file, in bytes: many times the memory of a large community.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    private static readonly string[] TopLevel = ["version", "language", "license", "note", "challenges", "actions", "reports", "thorns"];

    public List<IncomingRow<ChallengeRow>> Challenges { get; } = [];
    public List<IncomingRow<ActionRow>> Actions { get; } = [];
    public List<IncomingRow<ReportRow>> Reports { get; } = [];
    public List<IncomingRow<ThornRow>> Thorns { get; } = [];
    public List<RefusedRow> Refused { get; } = [];

    /// <summary>How often each field that has no place here occurs.</summary>
    public SortedDictionary<string, int> UnknownFields { get; } = new(StringComparer.Ordinal);

    public int MaskedCount { get; private set; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">The file as it is on disk, a byte-order mark included or not.</param>
    /// <exception cref="RuleBrokenException"><c>import.file</c>: it is not of the form, so nothing of it can be used.</exception>
    public static IncomingFile Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            throw Unusable($"il dépasse {MaxBytes / 1024 / 1024} Mo");
        }

        using var document = Parse(utf8.Span is [0xEF, 0xBB, 0xBF, ..] ? utf8[3..] : utf8);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Unusable("il doit contenir un objet avec les listes challenges, actions, reports ou thorns");
        }

        if (root.TryGetProperty("version", out var version) && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == ExchangeFile.CurrentVersion))
        {
            throw Unusable($"sa version n'est pas la version {ExchangeFile.CurrentVersion}, la seule connue");
        }

        var file = new IncomingFile();
        var lists = file.ReadList(root, "challenges", file.Challenges, Challenge)
            + file.ReadList(root, "actions", file.Actions, Action)
            + file.ReadList(root, "reports", file.Reports, Report)
            + file.ReadList(root, "thorns", file.Thorns, Thorn);
        if (lists == 0)
        {
            throw Unusable("il ne contient aucune des listes challenges, actions, reports ou thorns");
        }

        file.Count(root.EnumerateObject().Select(property => property.Name).Where(name => !TopLevel.Contains(name)));
        return file;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, new() { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            throw Unusable($"ce n'est pas du JSON valide en UTF-8 (ligne {(broken.LineNumber ?? 0) + 1})");
        }
    }

    private int ReadList<TRow>(JsonElement root, string kind, List<IncomingRow<TRow>> rows, Func<JsonElement, (TRow Row, RowReader Reader)> read) where TRow : ExchangeRow
    {
        if (!root.TryGetProperty(kind, out var list))
        {
            return 0;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Unusable($"«\u00A0{kind}\u00A0» doit être une liste");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var position = 0;
        foreach (var element in list.EnumerateArray())
        {
            position++;
            try
            {
                var (row, reader) = read(element);
                Count(reader.UnknownFields);
                if (!seen.Add(row.Id))
                {
                    throw RowReader.Refusal("duplicate", "cet identifiant est déjà pris plus haut dans le fichier");
                }

                MaskedCount += reader.MaskedCount;
                rows.Add(new(position, row));
            }
            catch (RuleBrokenException refusal)
            {
                Refused.Add(new(kind, position, IdOf(element), refusal.Message));
            }
        }

        return 1;
    }

    private void Count(IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            UnknownFields[field] = UnknownFields.GetValueOrDefault(field) + 1;
        }
    }

    private static string? IdOf(JsonElement element)
    {
        try
        {
            return new RowReader(element, []).Id();
        }
        catch (RuleBrokenException)
        {
            return null;
        }
    }

    private static RuleBrokenException Unusable(string why) => new("import.file", $"Le fichier n'est pas utilisable\u00A0: {why}. Rien n'a été importé.");

    private static (ChallengeRow Row, RowReader Reader) Challenge(JsonElement element)
    {
        var row = new RowReader(element, ["title", "objective", "context", "theme", "situation", "audience", "observableChange", "indicators", "horizon", "hypothesis.if", "hypothesis.then", "hypothesis.because"]);
        return (new()
        {
            Id = row.Id(),
            Title = row.RequireText("title", 600),
            Objective = row.Text("objective", 1_000),
            Context = row.Text("context", 1_000),
            Theme = row.Text("theme", 100),
            Situation = row.Text("situation", 2_000),
            Audience = row.Text("audience", 300),
            ObservableChange = row.Text("observableChange", 600),
            Indicators = row.Texts("indicators", 10, 300),
            Horizon = row.Text("horizon", 200),
            Hypothesis = row.Object("hypothesis") is null ? null
                : new Hypothesis(row.Text("hypothesis.if", 600) ?? "", row.Text("hypothesis.then", 600) ?? "", row.Text("hypothesis.because", 600) ?? ""),
            Level = row.Choice<EducationLevel>("level"),
            Subject = row.Label("subject", 80),
            Origin = row.Object("origin") is { } origin ? Origin(new(origin, [])) : null,
            Visibility = row.Visibility(),
        }, row);
    }

    private static ChallengeOrigin Origin(RowReader origin)
        => new(origin.Choice("mode", "model", "guided") ?? throw RowReader.Refusal("missing", "le champ «\u00A0origin.mode\u00A0» manque"),
            origin.Label("model", 200), origin.Label("promptVersion", 200), origin.Flag("edited") ?? false);

    private static (ActionRow Row, RowReader Reader) Action(JsonElement element)
    {
        var row = new RowReader(element, ["title", "description", "context", "hypothesis", "indicators", "duration", "conditions", "keywords"]);
        return (new()
        {
            Id = row.Id(),
            ChallengeId = row.Id("challengeId"),
            Title = row.RequireText("title", 300),
            Description = row.RequireText("description", 8_000),
            Context = row.Text("context", 2_000),
            Level = row.Choice<EducationLevel>("level"),
            Grade = row.Label("grade", 60),
            Subject = row.Label("subject", 80),
            Hypothesis = row.Text("hypothesis", 2_000),
            Indicators = row.Texts("indicators", 10, 300),
            Duration = row.Text("duration", 200),
            Conditions = row.Texts("conditions", 20, 300),
            Keywords = row.Texts("keywords", 30, 80),
            AiUsed = row.Flag("aiUsed"),
            SchoolYear = row.Label("schoolYear", 20),
            Visibility = row.Visibility(),
        }, row);
    }

    private static (ReportRow Row, RowReader Reader) Report(JsonElement element)
    {
        var row = new RowReader(element, ["text", "authorRole", "setting", "done", "deviations", "dataCollected", "observations", "analysis", "limitations", "favourable", "unfavourable", "advice"]);
        return (new()
        {
            Id = row.Id(),
            ActionId = row.Id("actionId"),
            Date = row.Date("date"),
            AuthorRole = row.Text("authorRole", 200),
            Level = row.Choice<EducationLevel>("level"),
            Grade = row.Label("grade", 60),
            Subject = row.Label("subject", 80),
            Setting = row.Text("setting", 300),
            StudentCount = row.Count("studentCount", 100_000),
            Stance = row.Choice<ReportStance>("stance"),
            RetainedStance = row.Choice<ReportStance>("retainedStance"),
            Quality = row.Label("quality", 40),
            Text = row.RequireText("text", 12_000),
            Done = row.Text("done", 4_000),
            Deviations = row.Text("deviations", 4_000),
            DataCollected = row.Text("dataCollected", 4_000),
            Observations = row.Text("observations", 4_000),
            Analysis = row.Text("analysis", 4_000),
            Limitations = row.Text("limitations", 4_000),
            Favourable = row.Text("favourable", 4_000),
            Unfavourable = row.Text("unfavourable", 4_000),
            Decision = row.Choice("decision", "adopt", "adapt", "abandon"),
            Advice = row.Text("advice", 4_000),
            Visibility = row.Visibility(),
        }, row);
    }

    private static (ThornRow Row, RowReader Reader) Thorn(JsonElement element)
    {
        var row = new RowReader(element, ["text"]);
        return (new()
        {
            Id = row.Id(),
            Level = row.Choice<EducationLevel>("level"),
            Grade = row.Label("grade", 60),
            Subject = row.Label("subject", 80),
            Text = row.RequireText("text", Domain.Thorns.Thorn.MaxLength),
            Masks = row.Masks("text"),
            Visibility = row.Visibility(),
        }, row);
    }
}
