using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace ImageBuilderWorkflow.Benchmarks;

/// <summary>Times one run of a contestant of .NET and takes down what came.</summary>
/// <param name="markEvery">After how many items the memory is noted; 0 for never.</param>
internal sealed class Recorder(int markEvery) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<MemoryMark> _marks = [];
    private readonly long _begun = Stopwatch.GetTimestamp();
    private double? _first;
    private double? _firstSeconds;
    private int _items;

    /// <summary>Now, in milliseconds since 1970.</summary>
    public static double Now => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    /// <summary>Notes the memory, when it is time for that.</summary>
    public void Mark()
    {
        if (markEvery > 0 && _items % markEvery == 0)
            _marks.Add(new MemoryMark(_items, Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false)));
    }

    /// <summary>Takes an item that is not kept.</summary>
    public void Take(string? id)
    {
        if (_items == 0)
        {
            _first = Now;
            _firstSeconds = Stopwatch.GetElapsedTime(_begun).TotalSeconds;
        }

        Add(id);
        Mark();
    }

    /// <summary>Ends the run.</summary>
    /// <param name="kept">The ids of the items that were kept; they are gone through when the time has stopped.</param>
    /// <param name="error">Why it broke off; null when it did not.</param>
    public WorkReport End(IEnumerable<string?> kept, string? error)
    {
        var seconds = Stopwatch.GetElapsedTime(_begun).TotalSeconds;
        var end = Now;
        foreach (var id in kept)
            Add(id);
        return new WorkReport
        {
            First = _first,
            End = end,
            Seconds = seconds,
            FirstSeconds = _firstSeconds,
            Items = _items,
            Hash = Convert.ToHexStringLower(_hash.GetHashAndReset()),
            Error = error,
            Marks = _marks,
        };
    }

    public void Dispose() => _hash.Dispose();

    private void Add(string? id)
    {
        _items++;
        _hash.AppendData(Encoding.UTF8.GetBytes(id + "\n"));
    }
}
