using System.ComponentModel.DataAnnotations;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>How syntheses are worked on. Bound from the section <c>Synthesis</c>.</summary>
internal sealed class SynthesisOptions
{
    /// <summary>How long one step belongs to the worker that began it: 1 second to 1 hour, 5 minutes unless set. Longer than <c>Model:Deadline</c>, or a slow step is paid twice.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Steps at once in one process: 1 to 16, 2 unless set.</summary>
    [Range(1, 16)]
    public int Parallel { get; init; } = 2;
}
