namespace ImageBuilderWorkflow.Help;

/// <summary>What can be wrong; the number is the one in the error's code.</summary>
internal enum ProblemCode
{
    /// <summary>The command line is wrong, or a file cannot be read or written.</summary>
    CannotRun = 0,

    /// <summary>A cmdlet, parameter, output type or property has no summary.</summary>
    NoSummary = 1,

    /// <summary>A cmdlet has no remarks, which become its description.</summary>
    NoRemarks = 2,

    /// <summary>A cmdlet has no example.</summary>
    NoExample = 3,

    /// <summary>An example is not a title line, one block of code and what there is to say about it.</summary>
    OddExample = 4,

    /// <summary>An <c>inheritdoc</c> leads to no text.</summary>
    NothingToInherit = 5,

    /// <summary>A comment has an element or a reference that cannot be shown as text.</summary>
    NotShowable = 6,

    /// <summary>A cmdlet needs an IAM action that no policy can be made of.</summary>
    UnknownPermission = 7,
}
