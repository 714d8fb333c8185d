using System.Text.Json.Serialization;

namespace Facilitation.Domain.Experiments;

/// <summary>What a report says of the action it tried (bilan).</summary>
[JsonConverter(typeof(NamedEnumConverter<ReportStance>))]
public enum ReportStance
{
    [JsonStringEnumMemberName("worked")] Worked,
    [JsonStringEnumMemberName("mixed")] Mixed,
    [JsonStringEnumMemberName("did_not_work")] DidNotWork,

    /// <summary>Nothing can be concluded, or the action was not carried out; never a failure (METHOD 3.9).</summary>
    [JsonStringEnumMemberName("inconclusive")] Inconclusive,
}

/// <summary>How many reports, among those the asker may see, say what of an action or a challenge.</summary>
public sealed record Evidence(int Worked, int Mixed, int DidNotWork, int Inconclusive)
{
    public static Evidence None { get; } = new(0, 0, 0, 0);

    public int Total => Worked + Mixed + DidNotWork + Inconclusive;
}
