using Facilitation.Agents;
using Facilitation.Agents.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Facilitation.UnitTests.Models;

public sealed class ModelOptionsTests
{
    [Fact]
    public void Nothing_need_be_set_to_do_without_a_model()
        => Assert.Equal(ModelProvider.None, Read().Provider);

    [Fact]
    public void A_local_endpoint_needs_no_key()
        => Assert.Equal("http://localhost:11434/v1", Read(("Provider", "OpenAI"), ("Endpoint", "http://localhost:11434/v1"), ("Model", "mistral")).Endpoint!.AbsoluteUri);

    [Theory]
    [InlineData("Endpoint", "", "Model:Endpoint is needed")]
    [InlineData("Endpoint", "/v1", "absolute")]
    [InlineData("Endpoint", "ftp://host/v1", "http")]
    [InlineData("Endpoint", "https://somebody:secret@host/v1", "no user")]
    [InlineData("Model", "", "Model:Model is needed")]
    [InlineData("Model", "  ", "Model:Model is needed")]
    [InlineData("Deadline", "00:00:00", "Model:Deadline")]
    [InlineData("Deadline", "1.00:00:00", "Model:Deadline")]
    [InlineData("AttemptTimeout", "-00:00:01", "Model:AttemptTimeout")]
    [InlineData("TokenField", "tokens", "Model:TokenField")]
    [InlineData("ResponseFormat", "xml", "Model:ResponseFormat")]
    [InlineData("MaxConcurrency", "0", "Model:MaxConcurrency")]
    [InlineData("DailyTokenBudget", "-1", "Model:DailyTokenBudget")]
    [InlineData("MaxOutputTokens", "5", "Model:MaxOutputTokens")]
    [InlineData("Provider", "7", "Model:Provider")]
    public void A_wrong_value_stops_the_start_and_says_which(string key, string value, string said)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(("Provider", "OpenAI"), ("Endpoint", "https://host/v1"), ("Model", "m"), (key, value)));

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenAI", "sk-secret key")]
    [InlineData("AzureOpenAI", "sk-secret\nX-Other: 1")]
    public void A_key_that_cannot_be_a_header_is_refused_without_being_repeated(string provider, string key)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(("Provider", provider), ("Endpoint", "https://host"), ("Model", "m"), ("ApiKey", key)));

        Assert.Contains("Model:ApiKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Azure_needs_a_key()
        => Assert.Throws<OptionsValidationException>(() => Read(("Provider", "AzureOpenAI"), ("Endpoint", "https://host"), ("Model", "m")));

    [Fact]
    public void The_options_never_tell_their_key()
        => Assert.DoesNotContain("sk-secret", Read(("Provider", "OpenAI"), ("Endpoint", "https://host/v1"), ("Model", "m"), ("ApiKey", "sk-secret")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Guided_mode_is_left_time_within_the_deadline()
    {
        Assert.Equal(TimeSpan.FromSeconds(44), Read().ModelShare);
        Assert.Equal(TimeSpan.FromSeconds(1.75), Read(("Deadline", "00:00:02")).ModelShare);
    }

    private static ModelOptions Read(params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
        {
            values["Model:" + key] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddLogging();
        services.AddAgents();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ModelOptions>>().Value;
    }
}
