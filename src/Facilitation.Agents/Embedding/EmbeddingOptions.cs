using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Embedding;

[JsonConverter(typeof(JsonStringEnumConverter<EmbeddingProvider>))]
public enum EmbeddingProvider
{
    /// <summary>No outside model: words, concepts and pieces of words.</summary>
    BuiltIn,

    /// <summary>Any endpoint that speaks the OpenAI protocol.</summary>
    OpenAI,

    AzureOpenAI,
}

/// <summary>Which model turns texts into vectors. Bound from the section <c>Embedding</c>; checked at start-up.</summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Embedding";

    [EnumDataType(typeof(EmbeddingProvider))]
    public EmbeddingProvider Provider { get; init; }

    /// <summary>Such as <c>https://host/v1</c>. Required unless <see cref="Provider"/> is BuiltIn.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Required for AzureOpenAI. Never written to a log or a page.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The model's name, or the deployment's on Azure. Required unless <see cref="Provider"/> is BuiltIn.</summary>
    [StringLength(200)]
    public string Model { get; init; } = "";

    /// <summary>How many numbers its vectors have: 16 to 4,000, 1,024 unless set.</summary>
    [Range(16, 4_000)]
    public int Dimensions { get; init; } = 1_024;

    /// <summary>Whether the endpoint is told how many; many local ones refuse the field.</summary>
    public bool AskDimensions { get; init; }
}

/// <summary>What the settings must say together. No message repeats a key.</summary>
internal sealed class EmbeddingOptionsCheck : IValidateOptions<EmbeddingOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddingOptions options)
    {
        List<ValidationResult> broken = [];
        Validator.TryValidateObject(options, new(options), broken, validateAllProperties: true);
        List<string> faults = [.. broken.Select(one => $"Embedding:{string.Join(',', one.MemberNames)}: {one.ErrorMessage}")];
        if (options.Provider is not EmbeddingProvider.BuiltIn)
        {
            Check(options.Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "" }, "Endpoint must be an absolute http or https address without user, password or query.");
            Check(!string.IsNullOrWhiteSpace(options.Model), "Model is needed: the model's or the deployment's name.");
            Check(options.Provider is not EmbeddingProvider.AzureOpenAI || !string.IsNullOrEmpty(options.ApiKey), "ApiKey is needed for AzureOpenAI.");
            Check(options.ApiKey is not { } key || key.All(character => character is > ' ' and <= '~'), "ApiKey must hold visible ASCII characters only.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add($"Embedding:{fault}");
            }
        }
    }
}
