using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>The active fault rules. Thread-safe.</summary>
public sealed class FaultSet
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault> _active = [];

    internal FaultSet() { }

    /// <summary>The active rules, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate)
                return [.. _active.Select(fault => fault.Rule)];
        }
    }

    /// <summary>Activates rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentException">A rule is invalid. None of the rules is activated.</exception>
    public void Add(params IReadOnlyCollection<FaultRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var rule in rules)
            rule.Validate();
        lock (_gate)
            _active.AddRange(rules.Select(rule => new ActiveFault(rule)));
    }

    /// <summary>Removes all rules. Faults that already apply to a request continue.</summary>
    public void Clear()
    {
        lock (_gate)
            _active.Clear();
    }

    /// <summary>The faults of a request. Each counts the request.</summary>
    internal IReadOnlyList<ActiveFault> Strike(RequestDescription description, AccountRequest request)
    {
        lock (_gate)
            return _active.Count == 0 ? [] : _active.FindAll(fault => fault.Strikes(description, request));
    }
}
