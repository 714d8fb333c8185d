using Facilitation.Domain.Method;

namespace Facilitation.Domain.Syntheses;

/// <summary>Makes a fault whose message has the spacing of French.</summary>
internal static class Faults
{
    public static CitationFault Of(string code, string message) => new(code, Typography.French(message));
}
