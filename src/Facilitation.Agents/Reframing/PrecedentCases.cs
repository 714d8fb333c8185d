using System.Text.RegularExpressions;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>Offers taken from what the community already asked and tried, addressed to this thorn's group.</summary>
internal static partial class PrecedentCases
{
    private const int MostIndicators = 3;

    /// <summary>One offer a challenge, those about the thorn's first need before the others; only from close precedents in the thorn's language that speak to this group.</summary>
    public static IEnumerable<(ReframingOffer Offer, bool Nearest)> Of(ReframingRequest request, Audience audience, IReadOnlyList<NeedFamily> families, string situation)
        => request.Precedents
            .Where(precedent => precedent.Close && Speaks(precedent, request, audience))
            .GroupBy(precedent => precedent.ChallengeQuestion, StringComparer.OrdinalIgnoreCase)
            .Select(group => (Cases: group, Shared: NeedLibrary.Of(request.Language).Shared(group.Key, families)))
            .Where(entry => entry.Shared.Count > 0)
            .OrderBy(entry => entry.Shared[0] == families[0] ? 0 : 1)
            .Select(entry => (FromCase([.. entry.Cases.OrderByDescending(precedent => Fitness(precedent, request))], request, audience, entry.Shared[0], situation), entry.Shared[0] == families[0]));

    /// <summary>An action brings its hypothesis, indicators and duration; what was reported to fail is not offered first.</summary>
    private static int Fitness(Precedent precedent, ReframingRequest request)
        => (precedent.Level == request.Level ? 2 : 0) + (request.Subject is not null && precedent.Subject == request.Subject ? 2 : 0) + (precedent.Hypothesis is not null ? 2 : 0) + (precedent.Indicators.Count > 0 ? 2 : 0) + (precedent.Evidence.Worked > precedent.Evidence.DidNotWork ? 1 : 0);

    private static bool Speaks(Precedent precedent, ReframingRequest request, Audience audience)
    {
        var question = precedent.ChallengeQuestion;
        var inLanguage = question.StartsWith(request.Language == "en" ? "How" : "Comment", StringComparison.OrdinalIgnoreCase);
        var ofAnotherGroup = audience.Adults && request.Language == "fr" && Pupils().IsMatch(question);
        var named = NamedLevel(question);
        var ofAnotherSubject = NamedSubject().Match(question) is { Success: true } subject && !$"{request.Subject} {request.Thorn}".Contains(subject.Value, StringComparison.OrdinalIgnoreCase);
        return inLanguage && !ofAnotherGroup && !ofAnotherSubject && (named is null || named == request.Level || (request.Level is null && named == precedent.Level && request.Grade is null));
    }

    private static ReframingOffer FromCase(IReadOnlyList<Precedent> cases, ReframingRequest request, Audience audience, NeedFamily nearest, string situation)
    {
        var best = cases[0];
        var way = nearest.Ways[0];
        string Shown(string text) => Typography.For(request.Language, text);
        string Fill(string text) => Shown(audience.Fill(text));
        var hypothesis = HypothesisParser.Parse(best.Hypothesis);
        var change = hypothesis is not null && !OutOfContext().IsMatch(hypothesis.Then) ? hypothesis.Then : Fill(way.Change);
        return new(
            ChallengeRubric.FixQuestion(audience.Address(best.ChallengeQuestion)),
            situation,
            Fill(audience.Adults && nearest.Audience is not null ? nearest.Audience : audience.Bare),
            Shown(Sentence(change)),
            best.Indicators.Count > 0 ? [.. best.Indicators.Take(MostIndicators).Select(Shown)] : [.. way.Signs.Select(Fill)],
            Shown(best.Duration is { Length: > 0 } duration ? duration : audience.Fill(way.Horizon)),
            hypothesis is null ? new(Fill(way.If), Fill(way.Then), Fill(way.Because)) : new(Shown(hypothesis.If), Shown(hypothesis.Then), Shown(hypothesis.Because)),
            [.. cases.Select(precedent => precedent.Id).Distinct()],
            []);
    }

    private static string Sentence(string text)
    {
        var trimmed = text.Trim();
        var capital = trimmed.Length == 0 ? trimmed : char.ToUpperInvariant(trimmed[0]) + trimmed[1..];
        return capital.EndsWith('.') ? capital : $"{capital}.";
    }

    private static EducationLevel? NamedLevel(string question) => question switch
    {
        _ when Nursery().IsMatch(question) => EducationLevel.Nursery,
        _ when Vocational().IsMatch(question) => EducationLevel.VocationalSecondary,
        _ when Bts().IsMatch(question) => EducationLevel.Bts,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:élèves?|étudiants?|enfants?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pupils();

    /// <summary>A pronoun or a first person that only made sense beside its own action.</summary>
    [GeneratedRegex(@"^(?:il|elle|ils|elles|ceux|celles|ses|son|sa|leurs?|cela)\b|\b(?:moi|mes|mon|ma)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OutOfContext();

    [GeneratedRegex(@"\b(?:EPS|langue étrangère|travaux pratiques|mathématiques|musique)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NamedSubject();

    [GeneratedRegex(@"\bmaternelle\b", RegexOptions.IgnoreCase)]
    private static partial Regex Nursery();

    [GeneratedRegex(@"\b(?:lycée professionnel|PFMP|bac pro|CAP)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Vocational();

    [GeneratedRegex(@"\bBTS\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bts();
}
