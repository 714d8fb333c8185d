#pragma warning disable CA1812, CA1822, CA1852, IDE0130
namespace Planted.Features.Here
{
    internal sealed class Neighbour;
}

namespace Planted.Features.There
{
    internal sealed class LooksNextDoor
    {
        public async Task<int> LookAsync()
        {
            await Task.Yield();
            return new Here.Neighbour().GetHashCode();
        }
    }

    internal sealed class SpeaksSql
    {
        public string Speak(Npgsql.NpgsqlDataSource database) => database.ConnectionString;
    }

    internal sealed class AsksAModel
    {
        public object? Ask(Microsoft.SemanticKernel.Kernel kernel) => kernel.Data;
    }
}

namespace Planted.Domain
{
    internal sealed class SavesItself
    {
        public string Save(Npgsql.NpgsqlDataSource database) => database.ConnectionString;
    }
}

namespace Planted.Agents
{
    internal sealed class ReadsTheDatabase
    {
        public string Read(Npgsql.NpgsqlDataSource database) => database.ConnectionString;
    }
}
