namespace Facilitation.Domain.Communities;

public readonly record struct CommunityId(Guid Value)
{
    public static CommunityId New() => new(Guid.CreateVersion7());
}

public readonly record struct MemberId(Guid Value)
{
    public static MemberId New() => new(Guid.CreateVersion7());
}
