namespace Facilitation.Web.Demo;

/// <summary>The section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    /// <summary>Whether serving in Development loads the demonstration first.</summary>
    public bool Load { get; init; }

    /// <summary>Where the demonstration token is kept, readable by its owner only; <see langword="null"/> for nowhere.</summary>
    public string? TokenFile { get; init; }
}
