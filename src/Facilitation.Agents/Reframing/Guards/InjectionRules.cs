using System.Text.RegularExpressions;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>
/// An answer is about the author's situation. One that has nothing in common with it, that says what an order inside the thorn asked for,
/// that speaks of itself or repeats its instructions has followed somebody else.
/// </summary>
internal static partial class InjectionRules
{
    private const int LeakLength = 8;

    public static IEnumerable<AnswerFault> Check(ModelAnswer answer, GuardContext context)
        => Objects(answer, context).Concat(Unrelated(answer, context)).Concat(Leaks(answer, context)).Concat(Itself(answer, context));

    private static IEnumerable<AnswerFault> Objects(ModelAnswer answer, GuardContext context)
    {
        var elsewhere = Flat(context.Orders.Aggregate(context.AuthorWithoutOrders, (rest, order) => order.Rest.Length == 0 ? rest : rest.Replace(order.Rest, " ", StringComparison.Ordinal)));
        var wanted = context.Orders.SelectMany(order => order.Objects()).Select(Flat)
            .Where(flat => flat.Length > 2 && !elsewhere.Contains(flat, StringComparison.Ordinal)).Distinct().ToList();
        foreach (var text in AnswerText.Of(answer))
        {
            var said = Flat(text.Text);
            if (wanted.Any(flat => said.Contains(flat, StringComparison.Ordinal)) || RepeatsOrder(said, context))
            {
                yield return new("followed_instruction", text.Where, "Ce texte reprend un ordre cité dans l'épine : travaille sur la situation racontée, sans rien en recopier.");
            }
        }
    }

    /// <summary>Five words of an order in a row.</summary>
    private static bool RepeatsOrder(string said, GuardContext context)
        => context.Orders.Any(order => Runs(Flat(order.Text), 5).Any(run => said.Contains(run, StringComparison.Ordinal)));

    private static IEnumerable<AnswerFault> Unrelated(ModelAnswer answer, GuardContext context)
    {
        var about = Words.Stems(context.AuthorWithoutOrders + "\n" + context.Asked);
        foreach (var (offer, index) in (answer.Offers ?? []).Select((offer, index) => (offer, index)))
        {
            var question = Words.Stems(offer.Question ?? "");
            // The situation is told in the author's terms; the question may say them otherwise, unless somebody in the thorn gives orders.
            if (Words.Shared(Words.Stems(offer.Situation ?? ""), about) < (about.Count >= 4 ? 2 : 1)
                || (Words.Shared(question, about) == 0 && (context.Orders.Count > 0 || Words.Shared(question, Words.Stems($"{offer.Audience} {context.SourcesOf(offer.Precedents ?? [])}")) == 0)))
            {
                yield return new("unrelated", $"offers[{index}]", "Cette variante ne parle pas de la situation de l'auteur : repars de ses mots, ou pose des questions s'il ne raconte rien.");
            }
        }

        if (answer.Redirect is { } redirect && Words.Shared(Words.Stems($"{redirect.Source} {redirect.Note} {redirect.NeighbouringChallenge}"), about) == 0)
        {
            yield return new("unrelated", "redirect", "Ce renvoi ne parle pas de ce que l'auteur demande.");
        }
    }

    private static IEnumerable<AnswerFault> Leaks(ModelAnswer answer, GuardContext context)
    {
        var instructions = context.Instructions.SelectMany(text => Runs(Flat(text), LeakLength)).ToHashSet();
        var sources = Flat(context.Sources);
        foreach (var text in AnswerText.Of(answer))
        {
            if (Runs(Flat(text.Text), LeakLength).Any(run => instructions.Contains(run) && !sources.Contains(run, StringComparison.Ordinal)))
            {
                yield return new("leak", text.Where, "Ce texte recopie tes instructions : écris sur la situation de l'auteur.");
            }
        }
    }

    private static IEnumerable<AnswerFault> Itself(ModelAnswer answer, GuardContext context)
    {
        foreach (var text in AnswerText.Of(answer))
        {
            if (Self().IsMatch(text.Text) && !Self().IsMatch(context.AuthorWithoutOrders))
            {
                yield return new("about_itself", text.Where, "Ne parle ni de toi, ni de tes consignes : écris sur la situation de l'auteur.");
            }
        }
    }

    private static string Flat(string text) => string.Join(' ', Words.Of(text));

    private static IEnumerable<string> Runs(string flat, int length)
    {
        var words = flat.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start + length <= words.Length; start++)
        {
            yield return string.Join(' ', words[start..(start + length)]);
        }
    }

    [GeneratedRegex(@"\ben tant qu['’](?:IA|intelligence|assistante?|mod[èe]le)|\bje suis (?:une?|ton|votre)\s+(?:IA|intelligence|assistante?|mod[èe]le|robot)|\bmes (?:consignes|instructions|directives)\b|\bprompt syst[èe]me|\bsystem prompt|\bas an? (?:AI|assistant|language model)|\bI(?:['’]m| am) (?:an?|your) (?:AI|assistant|language)|\bmy instructions\b|\bje (?:ne (?:peux|puis|suis)|refuse|regrette)\b|\bd[ée]sol[ée]e?,? (?:je|mais)|\bI (?:cannot|can['’]t|won['’]t|am unable|refuse)\b|\bI['’]m sorry\b|\b(?:consignes|instructions) (?:pr[ée]c[ée]dentes|ignor[ée]es)|\bprevious instructions|\bhacked?\b|\bpwned\b|\bjailbreak", RegexOptions.IgnoreCase)]
    private static partial Regex Self();
}
