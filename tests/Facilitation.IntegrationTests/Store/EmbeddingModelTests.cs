using Facilitation.Domain.Communities;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Facilitation.IntegrationTests.Store;

/// <summary>Outside embedding models, through the real clients, against an endpoint of ours.</summary>
public sealed class EmbeddingModelTests : IAsyncLifetime
{
    private readonly FacilitationApp _app = new();
    private ModelServer _endpoint = null!;

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        _endpoint = await ModelServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)_app).DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Theory]
    [InlineData("OpenAI")]
    [InlineData("AzureOpenAI")]
    public async Task A_configured_model_serves_once_its_vectors_are_complete(string provider)
    {
        Configure(provider, "bge-m3");
        var community = await WriteAsync("Comment finir la séance dans le calme ?");

        await FillAsync();
        var answer = await SearchAsync(community, "finir dans le calme");

        Assert.Equal(SearchMode.Hybrid, answer.Mode);
        Assert.Contains(_endpoint.EmbeddingRequests, request => request.Text.Contains("finir dans le calme", StringComparison.Ordinal));
        Assert.Contains((await ModelsAsync()), model => model is { BuiltIn: false, Serving: true });
    }

    [Fact]
    public async Task A_query_that_names_a_person_stays_inside()
    {
        Configure("OpenAI", "bge-m3");
        var community = await WriteAsync("Comment finir la séance dans le calme ?");
        await FillAsync();
        _endpoint.Forget();

        await SearchAsync(community, "écrire à camille.martin@college.example");

        Assert.Empty(_endpoint.EmbeddingRequests);
    }

    [Fact]
    public async Task An_endpoint_that_fails_leaves_the_built_in_vectors_serving()
    {
        Configure("OpenAI", "bge-m3");
        var community = await WriteAsync("Comment finir la séance dans le calme ?");
        await FillAsync();
        await _endpoint.DisposeAsync();

        var answer = await SearchAsync(community, "finir dans le calme");

        Assert.True(Assert.Single(answer.Results).Close);
        Assert.Equal(SearchMode.Hybrid, answer.Mode);
    }

    private void Configure(string provider, string model)
    {
        _app.With("Embedding:Provider", provider);
        _app.With("Embedding:Endpoint", (provider is "OpenAI" ? _endpoint.Endpoint : _endpoint.AzureEndpoint).AbsoluteUri);
        _app.With("Embedding:ApiKey", "clef-de-test");
        _app.With("Embedding:Model", model);
        _app.With("Embedding:Dimensions", "256");
        _app.With("Host:Role", "web");
    }

    private Task<int> FillAsync() => _app.Services.GetRequiredService<EmbeddingStore>().FillAsync(default);

    private Task<IReadOnlyList<EmbeddingModel>> ModelsAsync() => _app.Services.GetRequiredService<EmbeddingModels>().ListAsync(default);

    private Task<SearchAnswer> SearchAsync(CommunityId community, string text)
        => _app.Services.GetRequiredService<DocumentSearch>().SearchAsync(new(text, new Viewer(MemberId.New(), [community]), Community: $"c{community.Value:n}"), default);

    private async Task<CommunityId> WriteAsync(string title)
    {
        var id = CommunityId.New();
        await using var connection = await _app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("insert into communities (id, slug, name) values ($1, $2, $2)", connection, transaction))
        {
            command.Parameters.Add(new() { Value = id.Value });
            command.Parameters.Add(new() { Value = $"c{id.Value:n}" });
            await command.ExecuteNonQueryAsync();
        }

        await DocumentWriter.UpsertAsync(connection, transaction, new() { Id = Guid.CreateVersion7(), Kind = DocumentKind.Challenge, Community = id, Visibility = Visibility.Community, Number = "1", Title = title, Body = "Un rituel." }, default);
        await transaction.CommitAsync();
        return id;
    }
}
