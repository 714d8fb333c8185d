using System.Text;
using Facilitation.Web.Features.Communities;
using Facilitation.Web.Features.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.IntegrationTests.Features.Reports;

/// <summary>A community of its own with one action, #1.1.</summary>
internal static class ReportPlaces
{
    private const string Chain = """
        {"challenges":[{"id":"D1","title":"Comment faire relire ?"}],
        "actions":[{"id":"A1","challengeId":"D1","title":"Relire à deux","description":"Deux élèves échangent leurs copies.","level":"college"}]}
        """;

    /// <returns>The community's slug.</returns>
    public static async Task<string> FoundAsync(FacilitationApp app)
    {
        var slug = $"c{Guid.NewGuid():n}";
        await app.Services.GetRequiredService<CreateCommunity>().HandleAsync(slug, "Communauté d'essai", Email(slug), null, default);
        await ImportAsync(app, slug, Chain);
        return slug;
    }

    public static async Task<ImportSummary> ImportAsync(FacilitationApp app, string slug, string json)
    {
        var (community, member, _) = await app.Services.GetRequiredService<CreateToken>().RequireMemberAsync(slug, Email(slug), default);
        return await app.Services.GetRequiredService<ImportFile>().HandleAsync(community, member, Encoding.UTF8.GetBytes(json), default);
    }

    public static async Task<string> ExportAsync(FacilitationApp app, string slug)
    {
        var (community, _, _) = await app.Services.GetRequiredService<CreateToken>().RequireMemberAsync(slug, Email(slug), default);
        return Encoding.UTF8.GetString(await app.Services.GetRequiredService<ExportFile>().HandleAsync(community, default));
    }

    private static string Email(string slug) => $"{slug}@exemple.example";
}
