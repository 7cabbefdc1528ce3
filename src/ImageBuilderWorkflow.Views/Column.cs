namespace ImageBuilderWorkflow.Views;

/// <summary>A column of a table view.</summary>
/// <param name="Label">The label, which is a property, or an alias of one, of what the table shows.</param>
/// <param name="Width">The width in characters; <see langword="null"/> for what is left of the line.</param>
/// <param name="Script">What renders the cell: PowerShell, with the object as <c>$_</c>.</param>
/// <param name="AlignsRight">Whether the cell and its label stand on the right.</param>
public sealed record Column(string Label, int? Width, string Script, bool AlignsRight = false)
{
    /// <summary>A text on one line.</summary>
    public static Column Text(string label, int? width) => Call(label, width, $"Line($_.{label})");

    /// <summary>A reason on one line.</summary>
    public static Column Reason(string label, int? width) => Call(label, width, $"Reason($_.{label})");

    /// <summary>A time to the minute.</summary>
    public static Column Time(string label, int width = 17) => Call(label, width, $"Time($_.{label})");

    /// <summary>A status in its colour.</summary>
    public static Column Status(string label, int width) => Call(label, width, $"Status($_.{label}, {width}, $PSStyle)");

    /// <summary>A number.</summary>
    public static Column Number(string label, int width) => Text(label, width) with { AlignsRight = true };

    /// <summary>A duration.</summary>
    public static Column Duration(string label, int width) => Call(label, width, $"Elapsed($_.{label}, $null)") with { AlignsRight = true };

    /// <summary>The time that something took, or has taken so far.</summary>
    public static Column Elapsed() => Call("Elapsed", 9, "Elapsed($_.Duration, $_.Elapsed)");

    /// <summary>A name with a version, which stays whole.</summary>
    public static Column Versioned(string label, int width) => Call(label, width, $"Versioned($_.{label}, {width})");

    /// <summary>A name with a version, which stays whole, in the last column.</summary>
    public static Column VersionedRest(string label, int start) => Call(label, null, $"Versioned($_.{label}, 19, {start})");

    /// <summary>A name: the middle of a long one is left out, as names often begin alike and end alike.</summary>
    public static Column Name(int width) => Call("Name", width, $"Name($_.Name, {width})");

    /// <summary>What a method of <see cref="Display"/> makes of the object.</summary>
    public static Column Call(string label, int? width, string call) => new(label, width, Display(call));

    /// <summary>A call of a method of <see cref="Display"/>, as PowerShell writes it.</summary>
    public static string Display(string call) => $"[{typeof(Display).FullName}]::{call}";
}
