using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Components;

/// <summary>What the domain says to people, set as French is printed: it writes straight apostrophes, pages and API show typographic ones.</summary>
internal static class PrintedMessages
{
    /// <summary>The message of a broken rule or of a change that came too late.</summary>
    public static string Printed(this Exception told) => Typography.French(told.Message);

    /// <summary>The same fault, its message printed.</summary>
    public static CitationFault Printed(this CitationFault fault) => fault with { Message = Typography.French(fault.Message) };
}
