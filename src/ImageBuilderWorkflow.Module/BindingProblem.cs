using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>Makes the exceptions with which an attribute of a parameter refuses a value. They quote the value.</summary>
internal static class BindingProblem
{
    /// <summary>Refuses a value for good.</summary>
    public static ArgumentTransformationMetadataException Final(string message) => new(Display.Text(message));

    /// <summary>
    /// Refuses a value for this parameter set. The invalid cast inside makes the binder try the next set, or leave the parameter out,
    /// instead of giving up.
    /// </summary>
    public static ArgumentTransformationMetadataException OfThisSet(string message)
    {
        var shown = Display.Text(message);
        return new(shown, new PSInvalidCastException(shown));
    }
}
