namespace Facilitation.Domain;

/// <summary>A rule of the domain was broken; nothing has been changed.</summary>
/// <param name="code">A stable name for the rule, such as <c>thorn.length</c>. Clients may depend on it.</param>
/// <param name="message">What happened and what to do, in words a teacher understands (French; pages and API show it).</param>
/// <param name="field">The field of the form or request it is about, such as <c>text</c>; <see langword="null"/> when it is about none.</param>
public sealed class RuleBrokenException(string code, string message, string? field = null) : Exception(message)
{
    public string Code { get; } = code;

    public string? Field { get; } = field;
}
