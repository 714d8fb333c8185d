using System.Text.RegularExpressions;
using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Method;

/// <summary>Where a rule or an information is to be found, by its topic.</summary>
internal sealed class Redirects
{
    private static readonly Lazy<Redirects> French = new(() => new("fr"));
    private static readonly Lazy<Redirects> English = new(() => new("en"));
    private readonly List<(Regex? Match, string Source, string Neighbour)> _topics;
    private readonly string _language;

    private Redirects(string language)
    {
        _language = language;
        _topics = [.. MethodData.Read<Topic[]>($"redirects.{language}").Select(topic => (topic.Match.Length == 0 ? null : MethodData.Words(topic.Match), topic.Source, topic.Neighbour))];
    }

    public static Redirects Of(string language) => (language == "en" ? English : French).Value;

    public Redirect For(string folded, Audience audience)
    {
        var topic = _topics.First(topic => topic.Match is null || topic.Match.IsMatch(folded));
        return new(
            Typography.For(_language, topic.Source),
            ClarifyingQuestions.Of(_language).RedirectNote,
            Typography.For(_language, audience.Fill(topic.Neighbour)));
    }

    private sealed record Topic(string[] Match, string Source, string Neighbour);
}
