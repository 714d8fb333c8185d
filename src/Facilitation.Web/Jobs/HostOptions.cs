using System.ComponentModel.DataAnnotations;

namespace Facilitation.Web.Jobs;

/// <summary>Which part of the program this process is. Bound from the section <c>Host</c>.</summary>
internal sealed class HostOptions
{
    public const string Section = "Host";

    /// <summary><c>web</c> answers requests, <c>worker</c> runs jobs, <c>both</c> (unless set) does both. All share one database.</summary>
    [AllowedValues("web", "worker", "both", ErrorMessage = "Host:Role is web, worker or both.")]
    public string Role { get; init; } = "both";

    /// <summary>Jobs at once in this process: 1 to 20, 4 unless set.</summary>
    [Range(1, 20)]
    public int Workers { get; init; } = 4;
}
