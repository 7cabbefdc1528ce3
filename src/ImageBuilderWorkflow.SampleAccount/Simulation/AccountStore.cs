using ImageBuilderWorkflow.SampleAccount.Scenarios;

namespace ImageBuilderWorkflow.SampleAccount.Simulation;

/// <summary>Holds the current state of the account. Reads need no lock; the caller must make changes one at a time.</summary>
internal sealed class AccountStore(AccountCatalog catalog, AccountClock clock)
{
    private AccountState _state = catalog.InitialState;
    private AccountSnapshot? _last;

    /// <summary>The account at this moment. The state is read before the clock, so that no change lies in the future.</summary>
    public AccountSnapshot Snapshot
    {
        get
        {
            var state = Volatile.Read(ref _state);
            var now = clock.Now;

            // While the clock stands still, all requests share one snapshot and what it has computed.
            if (Volatile.Read(ref _last) is { } last && last.State == state && last.Now == now)
                return last;
            var snapshot = new AccountSnapshot(catalog, state, now);
            Volatile.Write(ref _last, snapshot);
            return snapshot;
        }
    }

    /// <summary>Replaces the state.</summary>
    public void Replace(AccountState state) => Volatile.Write(ref _state, state);
}
