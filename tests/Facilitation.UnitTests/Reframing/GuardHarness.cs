using System.Text.Json;
using Facilitation.Agents.Reframing;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Reframing;

/// <summary>Holds answers against a thorn as the model agent does.</summary>
internal static class GuardHarness
{
    internal const string Instructions = "Tu aides une communauté apprenante d'enseignants à transformer une épine en Défi que le groupe peut mettre à l'épreuve en classe.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Precedent Precedent { get; } = new(
        Guid.CreateVersion7(), DocumentKind.Action, "1.1", "Un bâton de parole qui tourne", "Chaque élève reçoit trois jetons de parole.",
        "Comment répartir la parole pendant le conseil ?", null, null, [], "quatre semaines", null, null, null, new Evidence(1, 0, 0, 0), Close: true);

    public static IReadOnlyList<AnswerFault> Check(string thorn, object answer, string language = "fr", string? grade = null)
    {
        var request = new ReframingRequest(CommunityId.New(), PrivacyScanner.Scan(thorn).Masked, language, null, grade, null, [], [Precedent], (_, _) => Task.FromResult<IReadOnlyList<Precedent>>([]), 0);
        var context = new GuardContext(request, new PrecedentLabels(request.Precedents), [Instructions]);
        return AnswerReader.Read(JsonSerializer.Serialize(answer, Json)) is { } read
            ? ReframingGuard.Check(AnswerCleaner.Clean(read, language), context)
            : [new("form_json", "", "")];
    }

    public static IEnumerable<string> Codes(string thorn, object answer, string language = "fr") => Check(thorn, answer, language).Select(fault => fault.Code).Distinct();

    public static object Offers(params object[] offers) => new { kind = "offers", offers };

    public static object Offer(
        string question = "Comment faire circuler la parole pendant le conseil d'élèves ?",
        string situation = "Pendant les conseils, les mêmes élèves parlent et les autres regardent l'horloge.",
        string audience = "les élèves qui se taisent pendant les conseils",
        string change = "Des élèves différents prennent la parole au fil du conseil.",
        string[]? indicators = null,
        string horizon = "quatre semaines",
        string @if = "chacun dispose de jetons de parole",
        string then = "la parole circule davantage",
        string because = "elle devient visible pour tout le monde",
        int[]? precedents = null,
        string remark = "Précisez qui compte les prises de parole.") => new
    {
        question,
        situation,
        audience,
        observableChange = change,
        indicators = indicators ?? ["nombre d'élèves différents qui ont parlé"],
        horizon,
        hypothesis = new { @if, then, because },
        precedents = precedents ?? [],
        remarks = new[] { new { criterion = "Indicators", message = remark } },
    };

    /// <summary>A sound second variant, so that only the first is in question.</summary>
    public static object Beside(object first) => Offers(first, Offer("Comment donner à chacun un rôle pendant le conseil d'élèves ?"));
}
