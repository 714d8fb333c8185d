using System.Globalization;
using System.Text.RegularExpressions;
using Facilitation.Agents.Embedding;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Proposals without a model: findings that point opposite ways, what no finding speaks of, and a question made of the challenge's.</summary>
internal static partial class ClosingComposer
{
    private const int MostGaps = 5;
    private const int MostSides = 6;
    private const double SameCondition = 0.6;

    public static IReadOnlyList<Proposal> Compose(SynthesisContext context, IReadOnlyList<Finding> findings)
        => [.. Disagreements(context, findings), .. Gaps(context, findings), .. NextInquiry(context, findings)];

    /// <summary>Findings of one kind that point opposite ways and stand on different reports: under one condition, or on the whole.</summary>
    public static IEnumerable<Proposal> Disagreements(SynthesisContext context, IReadOnlyList<Finding> findings)
    {
        var texts = ClosingTexts.Of(context.Language);
        var placed = findings.Select((finding, place) => (Finding: finding, Place: place)).ToList();
        foreach (var kind in placed.GroupBy(one => one.Finding.Kind))
        {
            var helping = kind.Where(one => one.Finding.Direction is FindingDirection.Favourable).ToList();
            var hindering = kind.Where(one => one.Finding.Direction is FindingDirection.Unfavourable).ToList();
            var settled = new HashSet<int>();
            foreach (var one in helping.Where(one => one.Finding.Condition is not null))
            {
                var against = hindering.Where(other => IsSame(one.Finding.Condition, other.Finding.Condition) && StandApart(one.Finding, other.Finding)).Take(MostSides).ToList();
                if (against.Count > 0 && settled.Add(one.Place) && Pass([texts.SameCondition(one.Finding.Condition!), texts.Disagreement(kind.Key)], [one.Place, .. against.Select(other => other.Place)]) is { } proposal)
                {
                    settled.UnionWith(against.Select(other => other.Place));
                    yield return proposal;
                }
            }

            // What helps and what hinders are no contradiction by themselves; two effects or two pieces of advice are.
            if (kind.Key is FindingKind.Effect or FindingKind.Recommendation && settled.Count == 0 && helping.Any(one => hindering.Any(other => StandApart(one.Finding, other.Finding)))
                && Pass([texts.Disagreement(kind.Key)], [.. helping.Take(MostSides).Concat(hindering.Take(MostSides)).Select(one => one.Place)]) is { } whole)
            {
                yield return whole;
            }
        }

        Proposal? Pass(IEnumerable<string> wordings, IReadOnlyList<int> places)
            => wordings.Select(words => CitationGate.Check(new ProposalDraft(ProposalKind.Disagreement, Typography.For(context.Language, words), places), findings).Passed).FirstOrDefault(passed => passed is not null);
    }

    public static IEnumerable<Proposal> Gaps(SynthesisContext context, IReadOnlyList<Finding> findings)
    {
        var texts = ClosingTexts.Of(context.Language);
        var said = EvenLetters.Of(string.Join('\n', findings.SelectMany(finding => finding.Quotes.Select(quote => quote.Words).Append(finding.Claim).Append(finding.Condition ?? ""))));
        return texts.Data.Gaps.Where(gap => IsMissing(gap.Missing))
            .Select(gap => CitationGate.Check(new ProposalDraft(ProposalKind.Gap, Typography.For(context.Language, gap.Text), []), findings).Passed)
            .OfType<Proposal>().Take(MostGaps);

        bool IsMissing(string what) => what switch
        {
            "measure" => !findings.Any(finding => finding.Quotes.Any(quote => IsMeasure(quote.Words))),
            "condition" => !findings.Any(finding => finding.Kind is FindingKind.Condition),
            "deviation" => !findings.Any(finding => finding.Kind is FindingKind.Deviation),
            "limitation" => !findings.Any(finding => finding.Kind is FindingKind.Limitation),
            "unfavourable" => !findings.Any(finding => finding.Direction is FindingDirection.Unfavourable),
            _ => !texts.Known[what].IsMatch(said),
        };
    }

    public static IEnumerable<Proposal> NextInquiry(SynthesisContext context, IReadOnlyList<Finding> findings)
    {
        var next = ClosingTexts.Of(context.Language).Data.Next;
        var wordings = Aim(context) is { } aim ? next.Infinitive.Select(words => string.Format(CultureInfo.InvariantCulture, words, aim)).Concat(next.Plain) : next.Plain;
        return wordings.Select(words => CitationGate.Check(new ProposalDraft(ProposalKind.NextInquiry, Typography.For(context.Language, words), []), findings).Passed)
            .OfType<Proposal>().Take(1);
    }

    // « Comment faire mémoriser … ? » gives « faire mémoriser … »; a question of another form gives nothing.
    private static string? Aim(SynthesisContext context)
        => (context.Language == "en" ? EnglishAim() : FrenchAim()).Match(context.Question.Trim()) is { Success: true } match ? match.Groups["aim"].Value.Trim() : null;

    private static bool IsSame(string? one, string? other)
    {
        var (left, right) = (Stems(one), Stems(other));
        return left.Count > 0 && right.Count > 0 && left.Intersect(right).Count() >= SameCondition * Math.Min(left.Count, right.Count);
    }

    private static bool StandApart(Finding one, Finding other) => one.Quotes.Select(quote => quote.Report).Except(other.Quotes.Select(quote => quote.Report)).Any()
        || other.Quotes.Select(quote => quote.Report).Except(one.Quotes.Select(quote => quote.Report)).Any();

    private static bool IsMeasure(string words)
    {
        var even = EvenLetters.Of(words);
        return SentenceReader.IsMeasure(words, even, Cues.Of("fr")) || SentenceReader.IsMeasure(words, even, Cues.Of("en"));
    }

    private static HashSet<string> Stems(string? text) => [.. WordAnalysis.Analyse(text ?? "").Where(word => !word.IsStop).Select(word => word.French)];

    [GeneratedRegex(@"^(?:À moyens constants,? )?comment\s+(?<aim>(?:(?:ne pas|mieux|davantage)\s+)?(?:se\s+|s['’])?\p{L}+(?:er|ir|re|oir)\b[^?]{3,220}?)\s*\?$", RegexOptions.IgnoreCase)]
    private static partial Regex FrenchAim();

    [GeneratedRegex(@"^how\s+to\s+(?<aim>[^?]{3,220}?)\s*\?$", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishAim();
}
