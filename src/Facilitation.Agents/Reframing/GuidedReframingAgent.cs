using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>Answers without a model: rules read the thorn, the memory and the families of needs bring the wordings.</summary>
public sealed class GuidedReframingAgent : IReframingAgent
{
    /// <summary>How every answer of this agent is signed.</summary>
    public static ReframingOrigin Origin { get; } = new("guided", null, null);

    /// <inheritdoc/>
    public Task<Domain.Thorns.Reframing> ReframeAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(ReframingStage.Checking);
        var reading = ThornReader.Read(request.Thorn, request.Level, request.Grade, request.Subject, request.Answers, request.Language);
        IReadOnlyList<ReframingOffer> offers = reading.Kind == ReframingKind.Offers ? OfferComposer.Compose(request, reading) : [];
        return Task.FromResult(new Domain.Thorns.Reframing(reading.Kind, offers, reading.Questions, reading.Redirect, reading.Institution, reading.Canvas, Origin));
    }
}
