namespace Facilitation.Agents.Reframing.Guards;

/// <summary>An answer is in the language of its thorn. Told by the small words, which need no model and no memory.</summary>
internal static class LanguageRules
{
    private const int MinWords = 8;

    public static IEnumerable<AnswerFault> Check(ModelAnswer answer, GuardContext context)
    {
        var wrong = new AnswerFault("language", "", context.Language is "en" ? "Réponds en anglais, comme l'épine." : "Réponds en français, comme l'épine.");
        foreach (var (where, text) in Passages(answer))
        {
            if (!IsIn(text, context.Language))
            {
                yield return wrong with { Where = where };
            }
        }
    }

    internal static bool IsIn(string text, string language)
    {
        var letters = text.Count(char.IsLetter);
        if (text.Count(character => char.IsLetter(character) && character > '\u024F') * 10 > letters)
        {
            return false;
        }

        var words = Words.Of(text.Replace('\'', ' ').Replace('’', ' ')).ToList();
        if (words.Count < MinWords)
        {
            return true;
        }

        var own = Share(words, Small[language]);
        var others = Small.Where(pair => pair.Key != language).Max(pair => Share(words, pair.Value));
        // A text without any small words is a list; one with more of another language's is in that language.
        return own >= others && own > 0.08;
    }

    private static double Share(List<string> words, HashSet<string> small) => words.Count(small.Contains) / (double)words.Count;

    /// <summary>Each longer text by itself, and all of an offer's together, so that one foreign sentence among others is seen.</summary>
    private static IEnumerable<(string Where, string Text)> Passages(ModelAnswer answer)
    {
        foreach (var (offer, index) in (answer.Offers ?? []).Select((offer, index) => (offer, index)))
        {
            yield return ($"offers[{index}]", string.Join(". ", AnswerText.Of(offer, index).Select(text => text.Text)));
        }

        if (answer.Questions is { Count: > 0 } questions)
        {
            yield return ("questions", string.Join(' ', questions));
        }

        foreach (var text in AnswerText.Of(answer).Where(text => Words.Of(text.Text).Count() >= MinWords + 4))
        {
            yield return (text.Where, text.Text);
        }
    }

    private static readonly Dictionary<string, HashSet<string>> Small = new()
    {
        ["fr"] = Set("le la les l un une des du de d et ou en dans sur pour par avec sans que qu qui quoi dont ce cet cette ces son sa ses leur leurs il elle ils elles on nous vous je ne n pas plus au aux se s est sont ont a comment quand lors pendant afin entre chaque si alors car mais donc y c j m meme avant apres comme tout tous toute toutes quels quelles quel quelle etre avoir peut"),
        ["en"] = Set("the a an of and or in on for by with without that which who whose this these those his her its their they he she it we you i not no more to at is are was were be been has have had do does did how when while during so between each if then because but as what can could will would should from into than there our your my all some any"),
        ["es"] = Set("el la los las un una unos unas de del y o en sobre para por con sin que quien cuyo este esta estos estas su sus ellos ellas nosotros yo no mas al se es son ha han como cuando mientras entre cada si entonces porque pero lo le les muy tambien donde hay ser estar"),
        ["de"] = Set("der die das ein eine einer eines einem einen und oder in im auf fur von vom mit ohne dass welche dieser diese dieses sein ihr ihre sie er es wir ihr ich nicht kein mehr zu zum zur ist sind war hat haben wie wenn wahrend zwischen jede wenn dann weil aber als was kann auch werden wird"),
        ["it"] = Set("il lo la i gli le un uno una di del della dei delle e o in nel nella su per con senza che chi cui questo questa questi queste suo sua loro essi noi voi io non piu al alla si e sono ha hanno come quando mentre tra ogni se allora perche ma anche dove essere"),
        ["pt"] = Set("o a os as um uma uns umas de do da dos das e ou em no na nos nas para por com sem que quem este esta estes estas seu sua seus eles elas eu nao mais ao se sao tem como quando enquanto entre cada entao porque mas tambem onde ser estar"),
        ["nl"] = Set("de het een van en of in op voor door met zonder dat die deze dit zijn haar hun ze hij zij wij jullie ik niet geen meer te is was heeft hebben hoe wanneer tijdens tussen elke als dan omdat maar wat kan ook worden wordt er aan om"),
    };

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
