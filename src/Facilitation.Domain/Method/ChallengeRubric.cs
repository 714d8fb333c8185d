using System.Text.RegularExpressions;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Method;

/// <summary>Reviews the wording of a challenge against the twelve criteria (METHOD 3.8). All is advice, save an identifiable person.</summary>
public static partial class ChallengeRubric
{
    /// <summary>A challenge is read aloud in a workshop: beyond this nobody remembers it.</summary>
    public const int MostWords = 45;

    private static readonly string[] RespectFlaws = ["blame_pupils", "blame_families", "blame_colleagues", "deficit_view", "stereotype", "value_judgement"];

    /// <summary>Every remark the rules can make on a wording, the most useful first. Pages show at most 3.</summary>
    /// <param name="offer">The wording; its own remarks are not read.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>: the language of the messages.</param>
    public static IReadOnlyList<Remark> Review(ReframingOffer offer, string language)
    {
        var messages = RubricMessages.Of(language);
        var remarks = OfWording(offer.Question, $"{offer.Question}\n{offer.Audience}", language);
        if (Scene.WordCount(offer.Situation) < 4)
        {
            remarks.Add(messages.For(Criterion.Situation));
        }

        if (Scene.WordCount(offer.Audience) == 0)
        {
            remarks.Add(messages.For(Criterion.Audience));
        }

        if (Scene.WordCount(offer.ObservableChange) < 2)
        {
            remarks.Add(messages.For(Criterion.Change, "ChangeMissing"));
        }

        if (!offer.Indicators.Any(indicator => Scene.WordCount(indicator) >= 2))
        {
            remarks.Add(messages.For(Criterion.Indicators));
        }

        if (Number().Matches(offer.Question).Select(match => match.Value).FirstOrDefault(number => !offer.Situation.Contains(number, StringComparison.Ordinal) && !offer.Audience.Contains(number, StringComparison.Ordinal)) is { } invented)
        {
            remarks.Add(messages.For(Criterion.Faithful, word: invented));
        }

        return InOrder(remarks);
    }

    /// <summary>The remarks on a question written by hand, without the fields of an offer.</summary>
    /// <param name="question">As written.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>: the language of the messages.</param>
    public static IReadOnlyList<Remark> Review(string question, string language)
    {
        var words = Vocabulary.Of(language);
        var messages = RubricMessages.Of(language);
        var folded = FoldedText.Fold(question);
        var scene = Scene.Of(folded, words);
        var remarks = OfWording(question, question, language);
        if (!scene.Has(SceneFeature.Actor) && !scene.Has(SceneFeature.Grade))
        {
            remarks.Add(messages.For(Criterion.Audience));
        }

        if (!scene.Has(SceneFeature.Moment) && !scene.Has(SceneFeature.Place) && !scene.Has(SceneFeature.Grade))
        {
            remarks.Add(messages.For(Criterion.Situation));
        }

        remarks.Add(messages.For(Criterion.Indicators));
        return InOrder(remarks);
    }

    /// <summary>Mends the form only: spaces, capital, one sentence, « ? » at its end. The words stay the author's.</summary>
    /// <param name="question">As written; an empty text stays empty.</param>
    public static string FixQuestion(string question)
    {
        var line = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!line.Any(char.IsLetter))
        {
            return line;
        }

        var sentences = Sentences.Of(line);
        var one = (sentences.FirstOrDefault(sentence => StartsAsQuestion().IsMatch(FoldedText.Fold(sentence))) ?? sentences[0]).TrimEnd(' ', '.', '!', '?', '…', ';', ':', ',', '\u00A0', '\u202F');
        if (Infinitive().IsMatch(FoldedText.Fold(one)))
        {
            one = $"Comment {char.ToLowerInvariant(one[0])}{one[1..]}";
        }

        one = one.Length == 0 ? line : char.ToUpperInvariant(one[0]) + one[1..];
        return EnglishQuestion().IsMatch(one) ? $"{one}?" : Typography.French($"{one} ?");
    }

    /// <summary>What must hold for any wording that is shown: the form of the question, and no person.</summary>
    internal static bool HasQuestionForm(string question, string language)
    {
        var start = language == "en" ? "How" : "Comment";
        return question.StartsWith(start, StringComparison.Ordinal)
            && question.TrimEnd().EndsWith('?')
            && question.Count(c => c == '?') == 1
            && Scene.WordCount(question) is >= 4 and <= MostWords;
    }

    /// <summary>A wording that names the need where this one names a tool; <see langword="null"/> when it names none.</summary>
    public static string? NeedBeforeTool(string question, string language)
    {
        var words = Vocabulary.Of(language);
        if (!words.Tool.IsMatch(FoldedText.Fold(question)))
        {
            return null;
        }

        var audience = Audience.Of(question, null, null, null, language);
        var family = NeedLibrary.Of(language).Near(question, audience.Adults).First(family => family.Id is not ("ai-work" or "hardware"));
        return Typography.For(language, audience.Fill(family.Ways[0].Question));
    }

    private static List<Remark> OfWording(string question, string named, string language)
    {
        var words = Vocabulary.Of(language);
        var messages = RubricMessages.Of(language);
        var folded = FoldedText.Fold(question);
        List<Remark> remarks = [];
        AddIf(NamesAPerson(named), () => messages.For(Criterion.Audience, "Person"));
        AddIf(!HasQuestionForm(question, language), () => messages.For(Criterion.Question));
        AddIf(RespectFlaws.Any(flaw => words.Flaws.TryGetValue(flaw, out var pattern) && pattern.IsMatch(folded)), () => messages.For(Criterion.Respect));
        AddIf(words.Tool.IsMatch(folded), () => messages.For(Criterion.NoTool, alternative: NeedBeforeTool(question, language) ?? ""));
        AddIf(words.Unmeasurable.Match(folded) is { Success: true }, () => messages.For(Criterion.Change, word: words.Unmeasurable.Match(folded).Value));
        AddIf(words.Levers.Any(lever => lever.Match.IsMatch(folded)) || Obtains().IsMatch(folded), () => messages.For(Criterion.Control));
        AddIf(TooLarge(question, folded, words), () => messages.For(Criterion.Size));
        AddIf(OnlyStops().IsMatch(folded), () => messages.For(Criterion.Positive));
        AddIf(HoldsItsAnswer().IsMatch(folded) || words.Flaws["yes_no_question"].IsMatch(folded) && !words.OpenQuestion.IsMatch(folded), () => messages.For(Criterion.Openness));
        return remarks;

        void AddIf(bool present, Func<Remark> remark)
        {
            if (present)
            {
                remarks.Add(remark());
            }
        }
    }

    private static bool NamesAPerson(string text)
        => MaskedPerson().IsMatch(FoldedText.Fold(text))
            || PrivacyScanner.Scan(text).Redactions.Any(redaction => redaction.Kind is RedactionKind.MinorName or RedactionKind.AdultName);

    private static bool TooLarge(string question, string folded, Vocabulary words)
        => Scene.WordCount(question) > MostWords
            || question.Count(c => c == '?') > 1
            || words.Flaws["too_broad"].IsMatch(folded)
            || words.Unmeasurable.Count(folded) >= 2;

    private static List<Remark> InOrder(List<Remark> remarks)
        => [.. remarks.DistinctBy(remark => remark.Criterion).OrderBy(remark => Array.IndexOf(MostUsefulFirst, remark.Criterion))];

    private static readonly Criterion[] MostUsefulFirst =
    [
        Criterion.Audience, Criterion.Question, Criterion.Respect, Criterion.NoTool, Criterion.Situation, Criterion.Change,
        Criterion.Control, Criterion.Size, Criterion.Positive, Criterion.Openness, Criterion.Indicators, Criterion.Faithful,
    ];

    [GeneratedRegex(@"\[(?:prenom|nom|eleve|enfant|personne|first name|name)[^\]]*\]")]
    private static partial Regex MaskedPerson();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\W*(?:comment|how)\b")]
    private static partial Regex StartsAsQuestion();

    [GeneratedRegex(@"^[a-z'-]{2,}(?:er|ir|re|oir)\s")]
    private static partial Regex Infinitive();

    [GeneratedRegex(@"^How\b")]
    private static partial Regex EnglishQuestion();

    [GeneratedRegex(@"(?<!\w)(?:obtenir (?:plus|davantage|des moyens|un poste)|convaincre (?:la hierarchie|le rectorat|l'administration|le ministere)|faire (?:financer|recruter)|get (?:more )?(?:funding|staff))(?!\w)")]
    private static partial Regex Obtains();

    [GeneratedRegex(@"^\W*(?:a moyens constants,? )?(?:comment|how (?:can|do|could) (?:we|i))(?: faire pour (?:que|qu'))?,? (?:eviter|empecher|arreter|supprimer|interdire|lutter|faire cesser|en finir|ne plus|cesser|reduire|avoid|prevent|stop|ban|get rid)(?!\w)")]
    private static partial Regex OnlyStops();

    [GeneratedRegex(@"^\W*(?:comment|how (?:can|do|could) (?:we|i)) (?:former|mettre en place (?:un|une|des|le|la|les)|acheter|installer (?:un|une|le|la) (?:logiciel|outil|appli\w*)|imposer|generaliser|set up an?|buy|train)(?!\w)")]
    private static partial Regex HoldsItsAnswer();
}
