using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Facilitation.Evaluation.Bench;

/// <summary>The real program in a process of its own, as <c>make run</c> starts it, on a database of the bench.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said;

    private ServedProgram(Process process, HttpClient client, TimeSpan start, ConcurrentQueue<string> said)
        => (_process, Client, StartTime, _said) = (process, client, start, said);

    public HttpClient Client { get; }

    /// <summary>From the start of the process to the first page answered.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>What the process holds in memory now.</summary>
    public double ResidentMegabytes => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    /// <param name="repository">The top folder; the program was built for Release.</param>
    /// <param name="connection">Its database.</param>
    /// <param name="token">The bearer token its client sends; <see langword="null"/> for none.</param>
    /// <param name="settings">Further configuration.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<ServedProgram> StartAsync(
        string repository, string connection, string? token, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var how = new ProcessStartInfo("dotnet", [Path.Combine(repository, "artifacts/bin/Facilitation.Web/release/Facilitation.Web.dll"), "serve"])
        {
            WorkingDirectory = Path.Combine(repository, "src/Facilitation.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Facilitation"] = connection,
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address,
                ["Logging__LogLevel__Default"] = "Warning",
                ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
                ["Limits__ModelCallsPerMinute"] = "100000",
                ["Limits__RequestsPerMinute"] = "1000000",
            },
        };
        foreach (var (key, value) in settings)
        {
            how.Environment[key] = value;
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(how)!;
        var said = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        while (true)
        {
            try
            {
                using var page = await client.GetAsync(new Uri("/", UriKind.Relative), cancellation);
                page.EnsureSuccessStatusCode();
                return new(process, client, watch.Elapsed, said);
            }
            catch (HttpRequestException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(10, cancellation);
            }
            catch (HttpRequestException failure)
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"The program did not start: {string.Join('\n', said.TakeLast(20))}", failure);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        // Warnings and errors of a program under load belong to the result.
        if (_process.HasExited || _said.Any(line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)))
        {
            Console.Error.WriteLine($"The program said: {string.Join('\n', _said.Take(40))}");
        }

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
