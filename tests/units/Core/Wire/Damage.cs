namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Some bytes of a body taken away, and others put in their place.</summary>
internal sealed record Damage(int Position, int Remove, byte[] Insert)
{
    public void Apply(List<byte> body)
    {
        var position = Math.Min(Position, body.Count);
        body.RemoveRange(position, Math.Min(Remove, body.Count - position));
        body.InsertRange(position, Insert);
    }
}
