using System.Text.RegularExpressions;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>The form an answer must have: one kind, complete, of readable size, plain text.</summary>
internal static partial class FormRules
{
    public static IEnumerable<AnswerFault> Check(ModelAnswer answer, GuardContext context)
        => Kinds(answer).Concat(Offers(answer, context)).Concat(Texts(answer, context));

    private static IEnumerable<AnswerFault> Kinds(ModelAnswer answer)
    {
        var filled = new[] { answer.Offers is { Count: > 0 }, answer.Questions is { Count: > 0 }, answer.Redirect is not null };
        if (answer.Kind is not { } kind || !Enum.IsDefined(kind) || !filled[(int)kind])
        {
            yield return new("form_kind", "kind", "Le champ nommé par `kind` est vide ou inconnu : remplis-le.");
        }
        else if (filled.Count(one => one) > 1)
        {
            yield return new("form_kind", "kind", "Une seule sorte de réponse à la fois : laisse les autres champs vides.");
        }
    }

    private static IEnumerable<AnswerFault> Offers(ModelAnswer answer, GuardContext context)
    {
        if (answer.Kind is not ModelAnswerKind.Offers || answer.Offers is not { Count: > 0 } offers)
        {
            yield break;
        }

        if (offers.Count < 2)
        {
            yield return new("form_offers", "offers", "Propose deux ou trois variantes.");
        }

        if (offers.Select(offer => Words.Fold(offer.Question ?? "")).Distinct().Count() < offers.Count)
        {
            yield return new("form_offers", "offers", "Les variantes se répètent : donne-leur des angles différents.");
        }

        for (var index = 0; index < offers.Count; index++)
        {
            if (!IsChallenge(offers[index].Question, context.Language))
            {
                yield return new("form_question", $"offers[{index}].question", Challenge(context.Language));
            }

            if (offers[index].Indicators is not { Count: >= 1 and <= 3 })
            {
                yield return new("form_indicators", $"offers[{index}].indicators", "Donne de un à trois indicateurs.");
            }
        }
    }

    private static IEnumerable<AnswerFault> Texts(ModelAnswer answer, GuardContext context)
    {
        if (answer.Redirect is { } redirect && !IsChallenge(redirect.NeighbouringChallenge, context.Language))
        {
            yield return new("form_question", "redirect.neighbouringChallenge", Challenge(context.Language));
        }

        foreach (var (question, index) in (answer.Questions ?? []).Select((question, index) => (question, index)))
        {
            if (!question.EndsWith('?') || question.Length < 8)
            {
                yield return new("form_question", $"questions[{index}]", "Une question de clarification finit par un point d'interrogation.");
            }
        }

        foreach (var text in AnswerText.Of(answer))
        {
            if (text.Text.Count(char.IsLetter) < 3)
            {
                yield return new("form_empty", text.Where, "Ce champ est vide : remplis-le.");
            }
            else if (text.Text.Length > text.MaxLength)
            {
                yield return new("form_length", text.Where, $"Ce champ est trop long : {text.MaxLength} caractères au plus.");
            }

            if (Markup().IsMatch(text.Text))
            {
                yield return new("form_markup", text.Where, "Écris du texte simple : ni balise, ni code, ni adresse, ni mise en forme.");
            }
        }
    }

    private static bool IsChallenge(string? question, string language)
        => question is { Length: >= 15 }
            && (language is "en" ? EnglishChallenge() : FrenchChallenge()).IsMatch(question)
            && !TwoSentences().IsMatch(question)
            && Words.Of(question).Count() <= 70;

    private static string Challenge(string language)
        => language is "en" ? "Une seule phrase en anglais, qui commence par « How » et finit par « ? »." : "Une seule phrase, qui commence par « Comment » et finit par « ? ».";

    [GeneratedRegex(@"^(?:Comment|À moyens constants, comment)\s[^?!]+\?$")]
    private static partial Regex FrenchChallenge();

    [GeneratedRegex(@"^(?:How|With the same means, how)\s[^?!]+\?$")]
    private static partial Regex EnglishChallenge();

    [GeneratedRegex(@"[.…]\s+\p{Lu}")]
    private static partial Regex TwoSentences();

    // Tags and entities, braces, fences, headings and links of Markdown, addresses, role marks of chat formats.
    [GeneratedRegex(@"<\s*[a-z/!?|]|&(#\w+|[a-z]{2,8});|[{}]|```|^#{1,6}\s|\]\(|\*\*|__|://|\bwww\.|\b(java|vb)script:|\bdata:\w+/|<\||\|>|\[/?(INST|SYS)\]|^\s*(system|syst[eè]me|assistant|user|utilisateur)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
