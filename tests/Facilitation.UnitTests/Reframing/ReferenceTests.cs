using System.Text.Json.Nodes;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Reframing;

/// <summary>The guards let sound wordings pass: what people wrote for the given thorns has no fault but those it really has.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Wordings_people_wrote_for_a_thorn_pass_the_guards()
    {
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "thorns.json")))!["thorns"]!.AsArray();
        var refused = new List<string>();
        var checkedCount = 0;
        foreach (var one in cases)
        {
            if (one!["reformulation"] is not JsonObject wording || one["expectedBehavior"]!.GetValue<string>() is not ("reformulate" or "redact_then_reformulate"))
            {
                continue;
            }

            checkedCount++;
            var thorn = one["text"]!.GetValue<string>();
            // The longest sentence that is nobody's order to a machine stands for the situation.
            var situation = PrivacyScanner.Scan(Order.Without(thorn, Order.FindIn(thorn)).Split(['.', '!', '?', '\n']).MaxBy(sentence => sentence.Length)!.Trim()).Masked;
            var offer = GuardHarness.Offer(
                wording["question"]!.GetValue<string>(),
                situation,
                wording["population"]!.GetValue<string>(),
                wording["observableChange"]!.GetValue<string>(),
                [.. wording["indicators"]!.AsArray().Select(indicator => indicator!.GetValue<string>())],
                wording["horizon"]!.GetValue<string>());
            refused.AddRange(GuardHarness.Check(thorn, GuardHarness.Offers(offer, offer), grade: one["grade"]!.GetValue<string>())
                .Where(fault => fault.Code is not "form_offers" && fault.Where.StartsWith("offers[0]", StringComparison.Ordinal))
                .Select(fault => $"{one["id"]} {fault.Code} {fault.Where}"));
        }

        Assert.True(checkedCount >= 25);
        Assert.Empty(refused);
    }
}
