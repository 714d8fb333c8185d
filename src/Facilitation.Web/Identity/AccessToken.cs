using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Facilitation.Web.Identity;

/// <summary>A bearer token: 32 random bytes, shown once; only its SHA-256 is stored.</summary>
internal static class AccessToken
{
    private const string Prefix = "fac_";

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
