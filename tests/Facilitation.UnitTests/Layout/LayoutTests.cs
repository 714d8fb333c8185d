using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using Facilitation.Web.Identity;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Facilitation.UnitTests.Layout;

/// <summary>Each rule runs twice: on the code, which keeps it, and on <c>Planted</c>, which breaks it. A rule that sees nothing is a broken rule.</summary>
public sealed class LayoutTests
{
    private static readonly Architecture Code = new ArchLoader().LoadAssemblies(
        Assembly.Load("Facilitation.Domain"), Assembly.Load("Facilitation.Agents"), typeof(Seat).Assembly, typeof(LayoutTests).Assembly).Build();

    private static readonly Dictionary<string, (string Real, string Planted, Func<string, ICanBeEvaluated> Rule)> Rules = new()
    {
        ["features do not know each other"] = ("Facilitation.Web", "Planted", root
            => SliceRuleDefinition.Slices().Matching($"{root}.Features.(*)").Should().NotDependOnEachOther()),
        ["only stores speak SQL"] = ("Facilitation.Web", "Planted", root
            => Classes().That().ResideInNamespaceMatching($@"^{root}\.(Features|Identity|Jobs|Commands|Components)").And().DoNotHaveNameEndingWith("Store").And().DoNotHaveNameContaining("Store+")
                .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching("^(Npgsql|Dapper)$"))),
        ["the domain uses .NET only"] = ("Facilitation.Domain", "Planted.Domain", root
            => Types().That().ResideInNamespaceMatching($"^{root}")
                .Should().NotDependOnAny(Types(true).That().DoNotResideInNamespaceMatching($@"^(System|Microsoft\.CodeAnalysis|{root})(\..*)?$").And().DoNotResideInNamespaceMatching("^$"))),
        ["agents know neither the web nor a database"] = ("Facilitation.Agents", "Planted.Agents", root
            => Types().That().ResideInNamespaceMatching($"^{root}")
                .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^(Facilitation\.Web|Npgsql|Dapper|Microsoft\.AspNetCore)(\..*)?$"))),
        ["Semantic Kernel is known to agents only"] = ("Facilitation.Web", "Planted", root
            => Types().That().ResideInNamespaceMatching($"^{root}")
                .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^(Microsoft\.SemanticKernel|OpenAI|Azure\.AI)(\..*)?$"))),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_code_keeps_the_rule(string name)
    {
        var broken = Rules[name].Rule(Rules[name].Real).Evaluate(Code).Where(result => !result.Passed).Select(result => result.Description);

        Assert.Empty(broken);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_rule_notices_a_planted_violation(string name) => Assert.False(Rules[name].Rule(Rules[name].Planted).HasNoViolations(Code));

    [Fact]
    public void References_point_one_way()
    {
        Assert.DoesNotContain(References("Facilitation.Domain"), name => name.StartsWith("Facilitation.", StringComparison.Ordinal));
        Assert.Equal(["Facilitation.Domain"], References("Facilitation.Agents").Where(name => name.StartsWith("Facilitation.", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);
}
