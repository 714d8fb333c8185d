using System.ComponentModel.DataAnnotations;

namespace Facilitation.Agents.Models;

/// <summary>Which model answers, what it can do and how long we wait. Bound from the section <c>Model</c>; checked at start-up.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    [EnumDataType(typeof(ModelProvider))]
    public ModelProvider Provider { get; init; }

    /// <summary>Such as <c>https://albert.api.etalab.gouv.fr/v1</c> or <c>https://name.openai.azure.com</c>. Required unless <see cref="Provider"/> is None.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Required for AzureOpenAI; many local endpoints want none. Never written to a log or a page.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The model's name, or the deployment's on Azure. Required unless <see cref="Provider"/> is None.</summary>
    [StringLength(200)]
    public string Model { get; init; } = "";

    /// <summary>How long one request may take in all, with its retries, tools and repairs: 1 second to 10 minutes, 45 seconds unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long one HTTP request may take, its answer read to the end: 100 ms to 10 minutes, 30 seconds unless set, and never more than <see cref="Deadline"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often one HTTP request is tried again after 408, 429, 5xx, a timeout or a lost connection: 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; init; } = 2;

    /// <summary>The wait before the first retry, doubled for each further one, when the endpoint names none.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:30")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>After this many HTTP requests within 30 seconds, half of them failed, the endpoint is left alone for <see cref="CircuitBreak"/>.</summary>
    [Range(2, 1000)]
    public int CircuitThroughput { get; init; } = 8;

    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>HTTP requests under way at once; four times as many wait for their turn, within their deadline.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; init; } = 8;

    /// <summary>The field that bounds an answer: <c>max_tokens</c>, or <c>max_completion_tokens</c> as newer OpenAI models want it. A deployment's name hides which.</summary>
    [AllowedValues("max_tokens", "max_completion_tokens", ErrorMessage = "Model:TokenField is max_tokens or max_completion_tokens.")]
    public string TokenField { get; init; } = "max_tokens";

    /// <summary>Whether the model takes a temperature; reasoning models refuse one.</summary>
    public bool Temperature { get; init; } = true;

    /// <summary>How an answer's form is asked for: <c>json_schema</c>, <c>json_object</c> or <c>text</c>.</summary>
    [AllowedValues("json_schema", "json_object", "text", ErrorMessage = "Model:ResponseFormat is json_schema, json_object or text.")]
    public string ResponseFormat { get; init; } = "json_schema";

    /// <summary>Whether the model may call functions to search the memory further.</summary>
    public bool Tools { get; init; }

    /// <summary>Tokens a community may use in a day of its own time zone, prompts and answers together; 0 sets no limit.</summary>
    [Range(0, long.MaxValue)]
    public long DailyTokenBudget { get; init; } = 2_000_000;

    /// <summary>The longest answer paid for, in tokens; overrides the prompt's own when smaller.</summary>
    [Range(200, 32_000)]
    public int MaxOutputTokens { get; init; } = 3_000;

    /// <summary>What is left of <see cref="Deadline"/> for the model, so that guided mode can still answer in time.</summary>
    internal TimeSpan ModelShare => Deadline - TimeSpan.FromTicks(Math.Min(Deadline.Ticks / 8, TimeSpan.TicksPerSecond));
}
