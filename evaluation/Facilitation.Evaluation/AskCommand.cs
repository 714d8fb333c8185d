using System.CommandLine;
using Facilitation.Domain;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation;

/// <summary><c>ask</c>: what one thorn, or every thorn of a case file, gets; to be read aloud by a person.</summary>
internal static class AskCommand
{
    public static Command Build()
    {
        var text = new Argument<string>("text") { Description = "A thorn, or « given » or « more » for every case." };
        var provider = new Option<bool>("--provider") { Description = "Ask the configured model instead of guided mode." };
        var level = new Option<string?>("--level") { Description = "Such as college." };
        var grade = new Option<string?>("--grade") { Description = "Such as 5e." };
        var subject = new Option<string?>("--subject") { Description = "Such as mathématiques." };
        var command = new Command("ask", "Prints what a thorn gets, with the demonstration library as precedents.") { text, provider, level, grade, subject };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = EvaluationFolder.Find();
            var library = new LibraryPrecedents(folder);
            await using var asked = AskedAgent.Build(parsed.GetValue(provider));
            IReadOnlyList<ThornCase> thorns = parsed.GetValue(text) switch
            {
                "given" => ThornCases.Given(folder),
                "more" => ThornCases.More(folder),
                var one => [new("-", one!, parsed.GetValue(level), parsed.GetValue(grade), parsed.GetValue(subject), "reformulate", [])],
            };
            foreach (var thorn in thorns)
            {
                var (answer, _) = await asked.AskAsync(thorn, library.Near(thorn.Text), cancellation);
                Print(thorn, answer);
            }
        });
        return command;
    }

    private static void Print(ThornCase thorn, Reframing answer)
    {
        Console.WriteLine($"\n[{thorn.Id}] {thorn.Text}\n  → {WireName.Of(answer.Kind)} ({answer.Origin.Mode})");
        foreach (var question in answer.Questions)
        {
            Console.WriteLine($"  ? {question}");
        }

        if (answer.Redirect is { } redirect)
        {
            Console.WriteLine($"  {redirect.Note}\n  {redirect.Source}\n  {redirect.NeighbouringChallenge}");
        }

        if (answer.Institution is { } institution)
        {
            Console.WriteLine($"  {institution.Note}");
        }

        if (answer.Canvas is { } canvas)
        {
            Console.WriteLine($"  canvas: {canvas.Audience ?? "-"} | {canvas.Context ?? "-"} | {canvas.Moment ?? "-"} | missing: {string.Join(", ", canvas.Missing)}");
        }

        foreach (var offer in answer.Offers)
        {
            Console.WriteLine($"  * {offer.Question}{(offer.Precedents.Count > 0 ? " (precedent)" : "")}\n    {offer.Situation}\n    {offer.Audience} | {offer.ObservableChange} | {offer.Horizon}\n    {string.Join(" / ", offer.Indicators)}\n    {HypothesisSentence.Of(offer.Hypothesis, "fr")}");
            foreach (var remark in offer.Remarks)
            {
                Console.WriteLine($"    - {remark.Criterion}: {remark.Message}");
            }
        }
    }
}
