using System.Net;
using System.Text.RegularExpressions;

namespace Facilitation.Harness;

/// <summary>Pages as a browser without JavaScript uses them: a form is read, filled and sent with its hidden fields.</summary>
internal static partial class PageForms
{
    /// <summary>Reads a page that must be there.</summary>
    public static async Task<string> ReadPageAsync(this HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        var html = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? html : throw new HttpRequestException($"{(int)response.StatusCode} {path}");
    }

    /// <summary>
    /// Sends fields to an address, with what the page at <paramref name="page"/> hides in its forms for that. A redirection is followed without the bearer
    /// token: where it leads is known by its address only.
    /// </summary>
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.ReadPageAsync(page)).Groups[1].Value;
        return await client.PostAsync(address, new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    /// <summary>The value a field of the page holds, as its reader sees it.</summary>
    public static string? FieldValue(this string html, string name)
    {
        var area = Regex.Match(html, $"<textarea[^>]* name=\"{Regex.Escape(name)}\"[^>]*>\\r?\\n?(.*?)</textarea>", RegexOptions.Singleline);
        var input = Regex.Match(html, $"<input(?=[^>]* name=\"{Regex.Escape(name)}\")[^>]* value=\"([^\"]*)\"");
        return area.Success ? WebUtility.HtmlDecode(area.Groups[1].Value) : input.Success ? WebUtility.HtmlDecode(input.Groups[1].Value) : null;
    }

    /// <summary>The words of a page, without its markup.</summary>
    public static string Words(this string html) => WebUtility.HtmlDecode(Markup().Replace(html, " "));

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
