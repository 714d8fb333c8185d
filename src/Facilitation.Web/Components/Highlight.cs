using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Facilitation.Web.Components;

/// <summary>Marks words in a text of people; everything else in it stays plain text.</summary>
public static class Highlight
{
    /// <param name="text">As stored.</param>
    /// <param name="words">As they stand in the text, in any case.</param>
    public static IHtmlContent Words(string text, IReadOnlyList<string> words)
    {
        var content = new HtmlContentBuilder();
        if (words.Count == 0)
        {
            return content.Append(text);
        }

        var pattern = $@"(?<!\w)(?:{string.Join('|', words.OrderByDescending(word => word.Length).Select(Regex.Escape))})(?!\w)";
        var at = 0;
        foreach (Match match in Regex.Matches(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200)))
        {
            content.Append(text[at..match.Index]).AppendHtml("<mark>").Append(match.Value).AppendHtml("</mark>");
            at = match.Index + match.Length;
        }

        return content.Append(text[at..]);
    }
}
