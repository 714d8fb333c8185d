using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>One way to work on a need. Texts have slots for the audience: {les}, {des}, {aux}, {chaque}, and {en} for « en » + subject.</summary>
public sealed record NeedWay(
    string Question,
    string Change,
    IReadOnlyList<string> Signs,
    string Horizon,
    string If,
    string Then,
    string Because);

/// <summary>A kind of need that comes back in thorns, with general ways to put it to the test.</summary>
/// <param name="Id">A stable name, such as <c>instructions</c>.</param>
/// <param name="Adults">The need is among adults (team, community, training).</param>
/// <param name="Special">It is about one public or subject only: a precedent about it suits no other thorn.</param>
/// <param name="Audience">Whom it is about when that is not the pupils themselves; with the same slots.</param>
/// <param name="Ways">At least two.</param>
public sealed record NeedFamily(string Id, bool Adults, bool Special, string? Audience, IReadOnlyList<NeedWay> Ways);

/// <summary>The families of needs, in one language.</summary>
public sealed class NeedLibrary
{
    private static readonly Lazy<NeedLibrary> French = new(() => new("fr"));
    private static readonly Lazy<NeedLibrary> English = new(() => new("en"));
    private readonly List<(NeedFamily Family, Regex Trigger, double Weight)> _families;
    private readonly Regex _instruction;

    private NeedLibrary(string language)
    {
        _families = [.. MethodData.Read<FamilyData[]>($"needs.{language}").Select(data => (data.Family, MethodData.Words(data.Triggers), data.Weight))];
        _instruction = Vocabulary.Of(language).Instruction;
    }

    public static NeedLibrary Of(string language) => (language == "en" ? English : French).Value;

    public IReadOnlyList<NeedFamily> All => [.. _families.Select(entry => entry.Family)];

    /// <summary>The families a text speaks of, the one with the most distinct signs first; never empty: a general family closes the list.</summary>
    /// <param name="text">As written.</param>
    /// <param name="adults">Whether it is about adults; only then are the families for adults preferred.</param>
    public IReadOnlyList<NeedFamily> Near(string text, bool adults)
    {
        // What is said first is usually what matters most; the rest explains or complains.
        var sentences = Sentences.Of(text).Select(sentence => _instruction.Replace(FoldedText.Fold(sentence), " ")).ToList();
        var near = _families
            .Select(entry => (entry.Family, Signs: sentences.Select((sentence, index) => (index == 0 ? 1.5 : 1) * entry.Weight * Signs(entry.Trigger, sentence)).Sum()))
            .Where(entry => entry.Signs > 0 && (entry.Family.Adults == adults || (adults && entry.Family.Id is "preparation")))
            .OrderByDescending(entry => entry.Signs)
            .Select(entry => entry.Family);
        return [.. near, .. _families.Select(entry => entry.Family).Where(family => family.Id == (adults ? "general-adults" : "general"))];
    }

    /// <summary>Which of these families a wording speaks of; none when it is about a special public or subject that is not among them.</summary>
    /// <param name="wording">Such as the question of a precedent.</param>
    /// <param name="families">What the thorn speaks of.</param>
    public IReadOnlyList<NeedFamily> Shared(string wording, IReadOnlyList<NeedFamily> families)
    {
        var folded = FoldedText.Fold(wording);
        var touched = _families.Where(entry => entry.Trigger.IsMatch(folded)).Select(entry => entry.Family).ToList();
        return touched.TrueForAll(family => !(family.Special || family.Adults) || families.Contains(family)) ? [.. families.Where(touched.Contains)] : [];
    }

    /// <summary>The families a folded text speaks of.</summary>
    internal IReadOnlyList<string> Touched(string folded)
        => [.. _families.Where(entry => entry.Trigger.IsMatch(folded)).Select(entry => entry.Family.Id)];

    private static double Signs(Regex trigger, string folded)
        => trigger.Matches(folded).Select(match => match.Value).Distinct(StringComparer.Ordinal).Sum(sign => sign.Contains(' ', StringComparison.Ordinal) ? 1.5 : 1);

    private sealed record WayData(string Q, string Change, string[] Signs, string Horizon, string If, string Then, string Because);

    private sealed record FamilyData(string Id, string[] Triggers, WayData[] Ways, bool Adults = false, bool Special = false, double Weight = 1, string? Audience = null)
    {
        public NeedFamily Family => new(Id, Adults, Special, Audience, [.. Ways.Select(way => new NeedWay(way.Q, way.Change, way.Signs, way.Horizon, way.If, way.Then, way.Because))]);
    }
}
