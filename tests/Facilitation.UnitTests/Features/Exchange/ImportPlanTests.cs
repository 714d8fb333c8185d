using System.Text;
using Facilitation.Domain.Communities;
using Facilitation.Web.Features.Exchange;

namespace Facilitation.UnitTests.Features.Exchange;

public sealed class ImportPlanTests
{
    private static readonly ExchangeContent Nothing = new([], [], [], []);
    private static readonly MemberId Importer = MemberId.New();

    [Fact]
    public void Numbers_follow_the_order_of_the_file_and_go_on_after_those_in_use()
    {
        var held = Nothing with { Challenges = [new(Guid.NewGuid(), 7, new() { Id = "D7", Title = "Comment finir ?", Visibility = Visibility.Community })] };

        var plan = Plan("""
            {"challenges":[{"id":"D2","title":"Comment commencer ?"},{"id":"D1","title":"Comment avancer ?"}],
            "actions":[{"id":"A2","challengeId":"D7","title":"Dire","description":"Dire."},{"id":"A1","challengeId":"D1","title":"Lire","description":"Lire."},
            {"id":"A3","challengeId":"D1","title":"Relire","description":"Relire."}]}
            """, held);

        Assert.Equal([("D2", 8), ("D1", 9)], plan.Challenges.Added.Select(challenge => (challenge.Row.Id, challenge.Number)));
        Assert.Equal([("A2", 1), ("A1", 1), ("A3", 2)], plan.Actions.Added.Select(action => (action.Row.Id, action.Number)));
        Assert.Equal(held.Challenges[0].Key, plan.Actions.Added[0].Challenge);
    }

    [Fact]
    public void A_file_imported_again_changes_nothing()
    {
        const string file = """
            {"challenges":[{"id":"D1","title":"Comment avancer ?","indicators":["un","deux"],"hypothesis":{"if":"si","then":"alors","because":"car"}}],
            "actions":[{"id":"A1","challengeId":"D1","title":"Lire","description":"Lire.","keywords":["lire"]}],
            "reports":[{"id":"R1","actionId":"A1","text":"Lu.","date":"2025-01-07"}],"thorns":[{"id":"T1","text":"Le bruit monte."}]}
            """;

        var again = Plan(file, Held(Plan(file, Nothing)));

        Assert.True(again.ChangesNothing);
        Assert.Equal((1, 1, 1, 1), (again.Challenges.Unchanged, again.Actions.Unchanged, again.Reports.Unchanged, again.Thorns.Unchanged));
    }

    [Fact]
    public void A_changed_row_replaces_the_one_it_names_and_nothing_else()
    {
        var held = Held(Plan("""{"challenges":[{"id":"D1","title":"Comment avancer ?"},{"id":"D2","title":"Comment finir ?"}]}""", Nothing));

        var plan = Plan("""{"challenges":[{"id":"D1","title":"Comment avancer ?"},{"id":"D2","title":"Comment mieux finir ?"}]}""", held);

        var replaced = Assert.Single(plan.Challenges.Replaced);
        Assert.Equal((held.Challenges[1].Key, 2, "Comment mieux finir ?"), (replaced.Key, replaced.Number, replaced.Row.Title));
        Assert.Equal(1, plan.Challenges.Unchanged);
    }

    [Fact]
    public void A_row_without_its_parent_is_refused_and_so_is_what_hangs_on_it()
    {
        var plan = Plan("""
            {"challenges":[{"id":"D1"}],"actions":[{"id":"A1","challengeId":"D1","title":"Lire","description":"Lire."}],
            "reports":[{"id":"R1","actionId":"A1","text":"Lu."},{"id":"R2","actionId":"A9","text":"Lu."}]}
            """, Nothing);

        Assert.True(plan.ChangesNothing);
        Assert.Equal(["D1", "A1", "R1", "R2"], plan.Refused.Select(row => row.Id));
        Assert.All(plan.Refused.Skip(2), row => Assert.Contains("son action", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void An_action_does_not_move_to_another_challenge()
    {
        var held = Held(Plan("""{"challenges":[{"id":"D1","title":"Comment avancer ?"},{"id":"D2","title":"Comment finir ?"}],"actions":[{"id":"A1","challengeId":"D1","title":"Lire","description":"Lire."}]}""", Nothing));

        var plan = Plan("""{"actions":[{"id":"A1","challengeId":"D2","title":"Lire","description":"Lire."}]}""", held);

        Assert.True(plan.ChangesNothing);
        Assert.Equal("A1", Assert.Single(plan.Refused).Id);
    }

    [Fact]
    public void Visibility_that_the_file_does_not_say_is_usual_for_a_new_row_and_kept_for_a_known_one()
    {
        const string file = """{"challenges":[{"id":"D1","title":"Comment avancer ?"}],"thorns":[{"id":"T1","text":"Le bruit monte."}]}""";
        var first = Plan(file, Nothing);
        var held = Held(first);
        var shared = held with { Thorns = [held.Thorns[0] with { Row = held.Thorns[0].Row with { Visibility = Visibility.Network } }] };

        Assert.Equal(Visibility.Community, first.Challenges.Added[0].Row.Visibility);
        Assert.Equal(Visibility.Private, first.Thorns.Added[0].Row.Visibility);
        Assert.True(Plan(file, shared).ChangesNothing);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_file_changes_no_thorn_of_somebody_else_and_none_under_safeguarding(bool ofAnother, bool safeguarding)
    {
        var held = Nothing with { Thorns = [new(Guid.NewGuid(), ofAnother ? MemberId.New() : Importer, safeguarding, new() { Id = "T1", Text = "Avant.", Visibility = Visibility.Private })] };

        var plan = Plan("""{"thorns":[{"id":"T1","text":"Après."}]}""", held);

        Assert.True(plan.ChangesNothing);
        Assert.Equal("T1", Assert.Single(plan.Refused).Id);
    }

    [Fact]
    public void Nothing_private_leaves_a_community_nor_what_hangs_on_it()
    {
        var (open, closed) = (Guid.NewGuid(), Guid.NewGuid());
        var action = Guid.NewGuid();
        var content = new ExchangeContent(
            [new(open, 1, new() { Id = "D1", Visibility = Visibility.Public }), new(closed, 2, new() { Id = "D2", Visibility = Visibility.Private })],
            [new(action, closed, 1, new() { Id = "A1", Visibility = Visibility.Community })],
            [new(Guid.NewGuid(), action, null, Safeguarding: false, new() { Id = "R1", Visibility = Visibility.Community })],
            [
                new(Guid.NewGuid(), Importer, Safeguarding: false, new() { Id = "T1", Visibility = Visibility.Private }),
                new(Guid.NewGuid(), Importer, Safeguarding: true, new() { Id = "T2", Visibility = Visibility.Community }),
                new(Guid.NewGuid(), Importer, Safeguarding: false, new() { Id = "T3", Visibility = Visibility.Community }),
            ]);

        var shared = content.Shared();

        Assert.Equal("D1", Assert.Single(shared.Challenges).Id);
        Assert.Empty(shared.Actions);
        Assert.Empty(shared.Reports);
        Assert.Equal("T3", Assert.Single(shared.Thorns).Id);
    }

    private static ImportPlan Plan(string json, ExchangeContent held) => ImportPlan.Of(IncomingFile.Read(Encoding.UTF8.GetBytes(json)), held, Importer);

    private static ExchangeContent Held(ImportPlan plan) => new(plan.Challenges.Added, plan.Actions.Added, plan.Reports.Added, plan.Thorns.Added);
}
