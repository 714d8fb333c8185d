using System.Runtime.Versioning;
using Npgsql;

namespace Facilitation.IntegrationTests.Infra;

public sealed class BackupTests(ScriptedCluster cluster) : IClassFixture<ScriptedCluster>
{
    [Fact]
    public async Task What_was_lost_after_a_backup_comes_back_whole()
    {
        await People.AddAsync(cluster.ConnectionString, "academie-du-drill", "animatrice@drill.example", "facilitator");
        var before = await FingerprintAsync();
        Assert.Equal((0, true), await BackUpAsync("whole.dump"));
        await RunSqlAsync("truncate communities cascade; drop table thorns cascade");

        var (code, output) = await cluster.RunAsync("restore.sh", "whole.dump");

        Assert.True(code == 0, output);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_the_present_data_stays()
    {
        await People.AddAsync(cluster.ConnectionString, "academie-intacte", "principale@drill.example", "member");
        Assert.Equal((0, true), await BackUpAsync("damaged.dump"));
        var file = Path.Combine(cluster.Folder, "damaged.dump");
        var bytes = await File.ReadAllBytesAsync(file);
        // The table of contents stays whole, so only the restoring itself can find out.
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length * 9 / 10)]);
        await People.AddAsync(cluster.ConnectionString, "academie-d-apres", "principale@drill.example", "member");
        var before = await FingerprintAsync();

        var (code, output) = await cluster.RunAsync("restore.sh", "damaged.dump");

        Assert.NotEqual(0, code);
        Assert.Contains("The present data is untouched.", output, StringComparison.Ordinal);
        Assert.Equal(before, await FingerprintAsync());
    }

    [Fact]
    public async Task Another_kind_of_file_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(cluster.Folder, "notes.txt"), "Compte rendu du regroupement.");

        var (code, output) = await cluster.RunAsync("restore.sh", "notes.txt");

        Assert.NotEqual(0, code);
        Assert.Contains("is not a whole backup", output, StringComparison.Ordinal);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task A_backup_overwrites_no_other_and_only_its_owner_may_read_it()
    {
        Assert.Equal((0, true), await BackUpAsync("kept.dump"));
        var file = Path.Combine(cluster.Folder, "kept.dump");
        var first = await File.ReadAllBytesAsync(file);

        var (code, output) = await cluster.RunAsync("backup.sh", "kept.dump");

        Assert.NotEqual(0, code);
        Assert.Contains("exists already", output, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllBytesAsync(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private async Task<(int Code, bool Made)> BackUpAsync(string file)
        => ((await cluster.RunAsync("backup.sh", file)).Code, File.Exists(Path.Combine(cluster.Folder, file)));

    private async Task<string> FingerprintAsync() => await RunSqlAsync("""
        select concat_ws('|',
            (select string_agg(c::text, ',' order by c.id) from communities c), (select string_agg(m::text, ',' order by m.id) from members m),
            (select string_agg(t::text, ',' order by t.id) from access_tokens t), (select count(*) from thorns),
            (select string_agg(indexdef, ',' order by indexname) from pg_indexes where schemaname = 'public'),
            (select string_agg(concat(table_name, column_name, data_type, generation_expression), ',' order by table_name, ordinal_position)
                from information_schema.columns where table_schema = 'public'))
        """);

    private async Task<string> RunSqlAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string ?? "";
    }
}
