namespace Facilitation.Web.Hosting;

/// <summary>Who may call an endpoint or open a page. What is open to everybody says so with <c>AllowAnonymous</c>.</summary>
internal static class Policies
{
    /// <summary>Observers, members and facilitators of the community.</summary>
    public const string Reader = "reader";

    /// <summary>Members and facilitators of the community.</summary>
    public const string Member = "member";

    /// <summary>Facilitators of the community.</summary>
    public const string Facilitator = "facilitator";
}

internal static class Limits
{
    /// <summary>Calls that may pay for a model.</summary>
    public const string ModelCalls = "model-calls";

    /// <summary>Everything else that a member sends.</summary>
    public const string Writes = "writes";
}
