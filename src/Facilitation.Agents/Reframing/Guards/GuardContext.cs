namespace Facilitation.Agents.Reframing.Guards;

/// <summary>What an answer is held against: the author's words, the precedents that were shown, the instructions that must not leak.</summary>
internal sealed class GuardContext
{
    public GuardContext(ReframingRequest request, PrecedentLabels labels, IEnumerable<string> instructions)
    {
        Request = request;
        Labels = labels;
        Language = request.Language;
        Instructions = [.. instructions];
        Author = string.Join('\n', [request.Thorn, .. request.Answers.Select(answer => answer.Answer), request.Grade ?? "", request.Subject ?? ""]);
        Orders = Order.FindIn(string.Join('\n', [request.Thorn, .. request.Answers.Select(answer => answer.Answer)]));
        AuthorWithoutOrders = Order.Without(Author, Orders);
        Asked = string.Join('\n', request.Answers.Select(answer => answer.Question));
        Sources = string.Join('\n', [Author, Asked, .. labels.Shown.Select(Text)]);
    }

    public ReframingRequest Request { get; }

    public PrecedentLabels Labels { get; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public string Language { get; }

    public IReadOnlyList<string> Instructions { get; }

    /// <summary>All that the author wrote.</summary>
    public string Author { get; }

    /// <summary>The questions the author's answers are to.</summary>
    public string Asked { get; }

    /// <summary>Stretches of the author's words that address a machine and tell it what to do.</summary>
    public IReadOnlyList<Order> Orders { get; }

    public string AuthorWithoutOrders { get; }

    /// <summary>The author's words and every precedent that was shown. Made after the last search.</summary>
    public string Sources { get; }

    /// <summary>The author's words and the precedents cited.</summary>
    public string SourcesOf(IEnumerable<int> cited)
        => string.Join('\n', [Author, .. cited.Select(Labels.Find).OfType<Precedent>().Select(Text)]);

    private static string Text(Precedent precedent) => string.Join('\n', [
        precedent.Title,
        precedent.Body,
        precedent.ChallengeQuestion,
        precedent.Objective ?? "",
        precedent.Hypothesis ?? "",
        .. precedent.Indicators,
        precedent.Duration ?? "",
        precedent.Grade ?? "",
        precedent.Subject ?? "",
    ]);
}
