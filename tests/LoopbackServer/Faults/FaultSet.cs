using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>The fault rules in force. Safe to change while requests are served.</summary>
public sealed class FaultSet
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _active = [];

    internal FaultSet()
    {
    }

    /// <summary>The rules in force, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate) return [.. _active.Select(fault => fault.Rule)];
        }
    }

    /// <summary>Puts rules in force.</summary>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentException">A rule lacks what its kind needs; none of them is in force then.</exception>
    public void Add(params IReadOnlyCollection<FaultRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var rule in rules) rule.Validate();
        lock (_gate) _active.AddRange(rules.Select(rule => new ActiveFault(rule)));
    }

    /// <summary>Takes all rules out of force. What has already struck a request goes on.</summary>
    public void Clear()
    {
        lock (_gate) _active.Clear();
    }

    /// <summary>The faults that strike a request, each counted as having done so.</summary>
    internal IReadOnlyList<ActiveFault> Strike(RequestDescription description, AccountRequest request)
    {
        lock (_gate) return _active.Count == 0 ? [] : _active.FindAll(fault => fault.Strikes(description, request));
    }
}
