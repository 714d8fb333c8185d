using System.Text;
using System.Text.RegularExpressions;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Plain Markdown. What people wrote stays text: no mark of theirs becomes a heading, a link or markup.</summary>
internal static partial class MarkdownExport
{
    public static string Write(ExportPlan plan)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(Escape(plan.Title)).AppendLine();
        foreach (var fact in plan.Facts)
        {
            text.Append("- ").AppendLine(Escape(fact));
        }

        Heading(2, plan.Titles.Counts);
        foreach (var line in plan.Counts)
        {
            text.AppendLine(Escape(line)).AppendLine();
        }

        foreach (var section in plan.Sections)
        {
            Heading(2, section.Title);
            foreach (var group in section.Groups)
            {
                if (group.Condition is { } condition)
                {
                    Heading(3, condition);
                }

                foreach (var sentence in group.Sentences)
                {
                    text.Append("**").Append(Escape(sentence.Label)).Append(".** ").AppendLine(Escape(sentence.Claim)).AppendLine();
                    foreach (var quote in sentence.Quotes)
                    {
                        text.Append("> «\u00A0").Append(Escape(quote.Words)).Append("\u00A0» (").Append(Escape(quote.Report)).AppendLine(")").AppendLine(">");
                    }

                    text.Length -= Environment.NewLine.Length + 1;
                    text.AppendLine();
                }
            }
        }

        if (plan.Proposals.Count > 0)
        {
            Heading(2, plan.Titles.Proposals);
            text.Append('*').Append(Escape(plan.Titles.ProposalHint)).AppendLine("*").AppendLine();
        }

        Lines(plan.Proposals);
        List(plan.Titles.Apart, plan.Apart);
        List(plan.Titles.Sources, plan.Sources);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";

        void Heading(int level, string title)
        {
            if (text[^1] != '\n' || text[^2] != '\n')
            {
                text.AppendLine();
            }

            text.Append('#', level).Append(' ').AppendLine(Escape(title)).AppendLine();
        }

        void List(string title, IReadOnlyList<ExportLine> lines)
        {
            if (lines.Count > 0)
            {
                Heading(2, title);
                Lines(lines);
            }
        }

        void Lines(IReadOnlyList<ExportLine> lines)
        {
            foreach (var line in lines)
            {
                text.Append("- **").Append(Escape(line.Label)).Append(".** ").AppendLine(Escape(line.Text));
            }

            if (lines.Count > 0)
            {
                text.AppendLine();
            }
        }
    }

    /// <summary>One line in which no character has a meaning of its own.</summary>
    internal static string Escape(string text)
    {
        var line = Blanks().Replace(text, " ").Trim();
        return LineStart().Replace(Special().Replace(line, @"\$0"), @"$1\$2");
    }

    [GeneratedRegex(@"[\r\n\t]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|&~!^$]|@")]
    private static partial Regex Special();

    [GeneratedRegex(@"^(\d*)([-+=.)])")]
    private static partial Regex LineStart();
}
