using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>A thorn, what is near it, and an answer nobody could object to.</summary>
internal static class Samples
{
    internal const string Thorn = "Pendant les conseils d'élèves de CM2, ce sont toujours les mêmes qui parlent & les autres regardent l'horloge.";

    public static Precedent Precedent { get; } = new(
        Guid.CreateVersion7(), DocumentKind.Action, "1.1", "Un bâton de parole qui tourne", "Chaque élève reçoit trois jetons de parole.",
        "Comment répartir la parole pendant le conseil ?", null, "Si chacun a trois jetons, alors la parole circule, parce qu'elle se voit.",
        ["nombre d'élèves qui ont parlé"], "quatre semaines", EducationLevel.Elementary, "CM2", "EMC", new Evidence(1, 0, 0, 0), Close: true);

    public static ReframingRequest Request(string thorn = Thorn, string language = "fr", params ReadOnlySpan<Precedent> found) => new(
        CommunityId.New(), thorn, language, EducationLevel.Elementary, "CM2", null, [], [Precedent], Search(found.ToArray()), MaskedCount: 2);

    public static object Offers(params ReadOnlySpan<object> offers) => new
    {
        kind = "offers",
        offers = offers.Length > 0 ? offers.ToArray() : [Offer("Comment faire circuler la parole pendant le conseil d'élèves ?"), Offer("Comment donner à chacun un rôle dans le conseil d'élèves ?")],
        questions = Array.Empty<string>(),
        redirect = (object?)null,
        institution = (object?)null,
    };

    public static object Offer(
        string question = "Comment faire circuler la parole pendant le conseil d'élèves ?",
        string situation = "Pendant les conseils, ce sont toujours les mêmes élèves qui parlent et les autres regardent l'horloge.",
        string audience = "les élèves de CM2 qui se taisent pendant les conseils",
        string because = "parce que la parole devient visible pour tout le monde",
        int[]? precedents = null) => new
    {
        question,
        situation,
        audience,
        observableChange = "Des élèves différents prennent la parole au fil du conseil.",
        indicators = new[] { "nombre d'élèves différents qui ont parlé", "part des décisions proposées par un élève discret" },
        horizon = "quatre semaines",
        hypothesis = new { @if = "si chacun dispose de jetons de parole", then = "alors la parole circule davantage", because },
        precedents = precedents ?? [1],
        remarks = new[] { new { criterion = "Indicators", message = "Précisez qui compte les prises de parole." } },
    };

    private static SearchPastActions Search(Precedent[] found) => (_, _) => Task.FromResult<IReadOnlyList<Precedent>>(found);
}
