using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Facilitation.Web.Components;

/// <summary>Texts of the interface. The key is the French text itself; other languages are resources of this class (Texts.en.resx).</summary>
public sealed class Texts(IStringLocalizer<Texts> words)
{
    /// <param name="french">The French text with ordinary spaces, and <c>{0}</c> where a value goes.</param>
    /// <param name="values">Shown as they are: texts of people are never changed.</param>
    public string this[string french, params object?[] values]
    {
        get
        {
            var text = words[french].Value;
            text = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? Typography.French(text) : text;
            return values.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, values);
        }
    }

    /// <summary>The text for one or for several, in French: zero and one are singular.</summary>
    public string Count(long count, string one, string several)
        => this[count is 0 or 1 || (count == 1 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "fr") ? one : several, count];
}
