using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Facilitation.Evaluation.Bench;

/// <summary>What a page weighs on the wire with everything it loads, and when its first byte comes.</summary>
internal sealed partial class PageBench(Figures figures, int repeats)
{
    private const int MostKilobytes = 150;
    private static readonly string[] Pages = ["/", "/recherche?q=consignes", "/epines/ecrire", "/defis"];

    public async Task RunAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        // A browser asks for a page, not for JSON.
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        var first = new List<double>();
        foreach (var page in Pages)
        {
            figures.Add($"page {page}, transferred with what it loads", await WeighAsync(client, page, cancellation) / 1024.0, "KB", most: MostKilobytes);
            for (var i = -10; i < repeats; i++)
            {
                var watch = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(new Uri(page, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
                await using var body = await response.Content.ReadAsStreamAsync(cancellation);
                await body.ReadExactlyAsync(new byte[1], cancellation);
                if (i >= 0)
                {
                    first.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                }

                await body.CopyToAsync(Stream.Null, cancellation);
            }
        }

        figures.AddTimes("pages, first byte", first, most: 50);
    }

    private static async Task<long> WeighAsync(HttpClient client, string page, CancellationToken cancellation)
    {
        using var plain = new HttpClient { BaseAddress = client.BaseAddress };
        plain.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var html = await plain.GetStringAsync(new Uri(page, UriKind.Relative), cancellation);
        var weight = (await client.GetByteArrayAsync(new Uri(page, UriKind.Relative), cancellation)).LongLength;
        foreach (var loaded in Loaded().Matches(html).Select(match => match.Groups[1].Value).Where(path => path.StartsWith('/')).Distinct())
        {
            var bytes = await client.GetByteArrayAsync(new Uri(loaded, UriKind.Relative), cancellation);
            weight += bytes.LongLength;
            if (loaded.Contains(".css", StringComparison.Ordinal))
            {
                weight += await FontsAsync(plain, client, loaded, cancellation);
            }
        }

        return weight;
    }

    // Fonts and images that a style sheet names are loaded too.
    private static async Task<long> FontsAsync(HttpClient plain, HttpClient client, string sheet, CancellationToken cancellation)
    {
        var weight = 0L;
        var text = await plain.GetStringAsync(new Uri(sheet, UriKind.Relative), cancellation);
        foreach (var address in Addresses().Matches(text).Select(match => match.Groups[1].Value).Where(path => !path.StartsWith("data:", StringComparison.Ordinal)).Distinct())
        {
            weight += (await client.GetByteArrayAsync(new Uri(new Uri(plain.BaseAddress!, sheet), address), cancellation)).LongLength;
        }

        return weight;
    }

    [GeneratedRegex("""<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"]+\.(?:css|js|svg|png|ico|woff2|webmanifest)[^"]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();

    [GeneratedRegex("""url\(["']?([^"')]+)["']?\)""")]
    private static partial Regex Addresses();
}
