using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Facilitation.Domain.Method;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>Mends in code what needs no second call: spaces, invisible characters, connecting words, lists too long.</summary>
internal static partial class AnswerCleaner
{
    public static ModelAnswer Clean(ModelAnswer answer, string language) => answer with
    {
        Offers = [.. (answer.Offers ?? []).Where(offer => offer is not null).Take(3).Select(offer => Clean(offer, language))],
        Questions = Texts(answer.Questions, language, 3),
        Redirect = answer.Redirect is { } redirect && !(IsBlank(redirect.Source) && IsBlank(redirect.Note) && IsBlank(redirect.NeighbouringChallenge))
            ? new(Text(redirect.Source, language), Text(redirect.Note, language), Text(redirect.NeighbouringChallenge, language))
            : null,
        Institution = answer.Institution is { } institution && !(IsBlank(institution.Lever) && IsBlank(institution.Note))
            ? new(Text(institution.Lever, language), Text(institution.Note, language))
            : null,
    };

    private static ModelOffer Clean(ModelOffer offer, string language) => new(
        Text(offer.Question, language),
        Text(offer.Situation, language),
        Text(offer.Audience, language),
        Text(offer.ObservableChange, language),
        Texts(offer.Indicators, language, 3),
        Text(offer.Horizon, language),
        new(Part(offer.Hypothesis?.If, If()), Part(offer.Hypothesis?.Then, Then()), Part(offer.Hypothesis?.Because, Because())),
        [.. (offer.Precedents ?? []).Distinct()],
        [.. (offer.Remarks ?? [])
            .Where(remark => remark is not null && !IsBlank(remark.Message) && Enum.TryParse<Criterion>(remark.Criterion, ignoreCase: true, out _))
            .Take(3)
            .Select(remark => remark with { Message = Text(remark.Message, language) })]);

    private static string Part(string? text, Regex connective)
    {
        var clean = Text(text, "");
        return connective.Replace(clean, "").TrimStart(' ', ',');
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<string>? texts, string language, int limit)
        => [.. (texts ?? []).Select(text => Text(text, language)).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(limit)];

    private static string Text(string? text, string language)
    {
        var visible = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            // Characters one cannot see can only hide something; those beyond Unicode come from a cut pair.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                visible.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar)
            {
                visible.Append(rune);
            }
        }

        var clean = Spaces().Replace(visible.ToString(), " ").Trim();
        return language is "fr" ? French(clean) : clean;
    }

    // Narrow no-break space before ? ! ; and no-break space before : and inside guillemets.
    private static string French(string text)
    {
        text = BeforeMark().Replace(text, "\u202F$1");
        text = BeforeColon().Replace(text, "\u00A0:");
        return AfterOpening().Replace(BeforeClosing().Replace(text, "\u00A0»"), "«\u00A0");
    }

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}\)»])(?<!&#?\w{1,9}) ?([?!;])")]
    private static partial Regex BeforeMark();

    [GeneratedRegex(@" :(?=\s|$)")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"\s*»")]
    private static partial Regex BeforeClosing();

    [GeneratedRegex(@"«\s*")]
    private static partial Regex AfterOpening();

    [GeneratedRegex(@"^(si|s['’](?=ils?\b)|if)\b\s*", RegexOptions.IgnoreCase)]
    private static partial Regex If();

    [GeneratedRegex(@"^(alors|then)\b\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Then();

    [GeneratedRegex(@"^(parce qu(e\b|['’])|car\b|because\b)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Because();
}
