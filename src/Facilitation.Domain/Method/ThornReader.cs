using System.Text.RegularExpressions;
using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Method;

/// <summary>Reads a masked thorn by rules: what it tells, what it lacks, and which kind of answer it calls for.</summary>
public static partial class ThornReader
{
    private const int LongTitle = 15;

    /// <summary>Reads one thorn. Never answers <see cref="ReframingKind.Safeguarding"/>: that was decided before, by the privacy scan.</summary>
    /// <param name="text">The masked text, 1 to 4,000 characters.</param>
    /// <param name="level">As given; <see langword="null"/> when not.</param>
    /// <param name="grade">As given, such as « 5e »; <see langword="null"/> when not.</param>
    /// <param name="subject">As given; <see langword="null"/> when not.</param>
    /// <param name="answers">Answers to earlier questions; once there are any, no question is asked again.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>: the language of the thorn.</param>
    public static ThornReading Read(string text, EducationLevel? level, string? grade, string? subject, IReadOnlyList<ClarifyingAnswer> answers, string language)
    {
        var words = Vocabulary.Of(language);
        var questions = ClarifyingQuestions.Of(language);
        var folded = FoldedText.Fold(text);
        var audience = Audience.Of(text, level, grade, subject, language);
        var scene = Scene.Of(folded, words);
        var sentences = Sentences.Of(text).Select(FoldedText.Fold).ToList();
        var lever = words.Levers.FirstOrDefault(lever => lever.Match.IsMatch(folded)).Lever;
        var rule = AsksForARule(sentences, words);
        var problems = SeveralProblems(text, language);
        var several = problems.Count >= 3 || words.Overwhelm.IsMatch(folded);

        var answered = answers.Any(answer => !string.IsNullOrWhiteSpace(answer.Answer));
        var flaws = FlawFinder.Find(text, folded, scene, words, several, rule, lever is not null);
        var institution = lever is null ? null : new InstitutionNote(lever, questions.InstitutionNote(lever));
        var canvas = CanvasReader.Read(answered ? string.Join('\n', answers.Select(answer => answer.Answer).Prepend(text)) : text, grade, subject, !flaws.Contains("no_indicator"), language);
        if (rule && !answered)
        {
            return new(ReframingKind.Redirect, flaws, canvas, [], Redirects.Of(language).For(folded, audience), null);
        }

        if (!answered && Cause(sentences, folded, scene, words, several, lever is not null) is { } cause)
        {
            var tool = words.Tool.Match(folded) is { Success: true } found ? FoldedText.Of(text).Original(found.Index, found.Length) : null;
            var word = words.Unmeasurable.Match(folded) is { Success: true } general ? FoldedText.Of(text).Original(general.Index, general.Length) : null;
            return new(ReframingKind.Questions, flaws, canvas, questions.For(cause, text, audience, tool, word, problems), null, institution);
        }

        return new(ReframingKind.Offers, flaws, canvas, [], null, institution);
    }

    /// <summary>Why nothing can be offered yet; <see langword="null"/> when a situation is told.</summary>
    private static AskFirst? Cause(List<string> sentences, string folded, Scene scene, Vocabulary words, bool several, bool lacksMeans)
    {
        if (several)
        {
            return AskFirst.Several;
        }

        // Means taken away are a fact, even when nothing else is said to happen.
        var told = scene.IsTold || (lacksMeans && scene.Words >= 10 && scene.Has(SceneFeature.Actor) && scene.Has(SceneFeature.Quantity));
        if (words.Instruction.IsMatch(folded) && !told)
        {
            return AskFirst.Instruction;
        }

        if (Scene.WordCount(folded) < 4)
        {
            return AskFirst.Short;
        }

        var tool = words.Tool.IsMatch(folded);
        var wishesOnly = sentences.All(sentence => words.Wish.IsMatch(sentence) || !Scene.Of(sentence, words).IsTold);
        var purposeful = words.Purpose.IsMatch(folded) && (scene.Has(SceneFeature.Actor) || scene.Has(SceneFeature.Object));
        if (words.Training.IsMatch(folded) && !IsOpenQuestion(folded, scene, words) && !sentences.Any(sentence => !words.Training.IsMatch(sentence) && Scene.Of(sentence, words).IsTold)
            && !scene.Has(SceneFeature.Quote) && !scene.Has(SceneFeature.Moment) && !scene.Has(SceneFeature.Quantity))
        {
            return AskFirst.Training;
        }

        if (words.Jargon.Count(folded) >= 2 && !(scene.Has(SceneFeature.Moment) || scene.Has(SceneFeature.Quote) || scene.Has(SceneFeature.Attempt)) && scene.Features.Count <= 3)
        {
            return AskFirst.Jargon;
        }

        if (tool && words.Wish.IsMatch(folded) && wishesOnly && !purposeful && !scene.Has(SceneFeature.Cost) && !IsOpenQuestion(folded, scene, words))
        {
            return AskFirst.Tool;
        }

        if (told || IsOpenQuestion(folded, scene, words) || (tool && purposeful && scene.Has(SceneFeature.Actor)))
        {
            return null;
        }

        return words.Unmeasurable.IsMatch(folded) ? AskFirst.GeneralAim : AskFirst.Vague;
    }

    /// <summary>« Comment … ? » that already names a group and something precise is a challenge in the making, not a question to throw back.</summary>
    private static bool IsOpenQuestion(string folded, Scene scene, Vocabulary words)
        => words.OpenQuestion.IsMatch(folded)
            && Scene.WordCount(folded) >= 7
            && (scene.Has(SceneFeature.Actor) || scene.Has(SceneFeature.Object))
            && (words.Purpose.IsMatch(folded) || !UsesATool().IsMatch(folded) || !words.Tool.IsMatch(folded))
            && (!words.Unmeasurable.IsMatch(folded) || scene.Has(SceneFeature.Grade) || scene.Has(SceneFeature.Moment) || scene.Has(SceneFeature.Place));

    /// <summary>A rule or an information is asked for, and the rest of the text tells no situation.</summary>
    private static bool AsksForARule(List<string> sentences, Vocabulary words)
    {
        var short_ = sentences.Sum(Scene.WordCount) <= LongTitle;
        var asking = sentences.Where(sentence => words.Rule.IsMatch(sentence) && (short_ || sentence.Contains('?', StringComparison.Ordinal) || AsksIndirectly().IsMatch(sentence))).ToList();
        return asking.Count > 0 && !sentences.Except(asking).Any(sentence => Scene.Of(sentence, words).IsTold);
    }

    /// <summary>The members of an enumeration when they speak of at least three different needs; else nothing.</summary>
    private static IReadOnlyList<string> SeveralProblems(string text, string language)
    {
        var library = NeedLibrary.Of(language);
        foreach (var sentence in Sentences.Of(text))
        {
            var list = ListMark().Split(sentence).Select(part => part.Trim(' ', '.', '!', '?', '…', '\u00A0', '\u202F')).Where(part => part.Length > 0).ToList();
            var items = list.Where(part => Scene.WordCount(part) is >= 1 and <= 12).ToList();
            var needs = items.Select(item => library.Touched(FoldedText.Fold(item))).Where(touched => touched.Count > 0).ToList();
            if (items.Count >= 4 && needs.Count >= 3 && needs.Select(touched => touched[0]).Distinct(StringComparer.Ordinal).Count() >= 3)
            {
                return [.. items.Where(item => library.Touched(FoldedText.Fold(item)).Count > 0)];
            }
        }

        return [];
    }

    [GeneratedRegex(@"\s*[,;]\s*|\s+:\s+|:\s+|\s+(?:et|and)\s+(?=(?:un|une|des|les|le|la|a|an|the)\s)")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<!\w)(?:savoir|sait|savez-vous|me dire|demande|know|tell me|wonder) (?:si|s'il|ou|quels?|quelles?|combien|a qui|quand|if|whether|where|what|how many|when)(?!\w)")]
    private static partial Regex AsksIndirectly();

    [GeneratedRegex(@"(?<!\w)(?:utiliser|se servir|me servir|servir|integrer|employer|exploiter|mettre (?:a|en place)|je l'utilise|use|integrate)(?!\w)")]
    private static partial Regex UsesATool();
}
