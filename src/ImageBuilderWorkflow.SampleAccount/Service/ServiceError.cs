namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>An error that the service answers with; thrown where the request turns out to be wrong, written in one place.</summary>
internal sealed class ServiceError(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The error's code, such as <c>InvalidParameterValueException</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The method that would have been right; null unless only the method was wrong.</summary>
    public string? Allow { get; init; }

    /// <summary>A member whose value breaks the model. The service answers so also where an operation does not declare the error.</summary>
    public static ServiceError InvalidValue(string member, string why) =>
        new(400, "InvalidParameterValueException", $"The value supplied for parameter '{member}' is not valid. {why}");

    /// <summary>A required member that is absent.</summary>
    public static ServiceError Missing(string member) =>
        new(400, "InvalidRequestException", $"The required parameter '{member}' is missing.");

    /// <summary>A request for what cannot be done to the resource.</summary>
    public static ServiceError InvalidRequest(string why) => new(400, "InvalidRequestException", why);

    /// <summary>A request for what cannot be done while something else is under way.</summary>
    public static ServiceError InUse(string why) => new(400, "ResourceInUseException", why);

    /// <summary>A client token that stands for a request with other parameters.</summary>
    public static ServiceError OtherParameters() => new(
        400, "IdempotentParameterMismatchException", "The client token was used before, for a request with other parameters.");

    /// <summary>A body, or a value in it, that cannot be read as what the model says it is.</summary>
    public static ServiceError Unreadable(string why) => new(400, "SerializationException", why);

    /// <summary>A token that this operation, with these arguments, did not give out.</summary>
    public static ServiceError BadToken() =>
        new(400, "InvalidPaginationTokenException", "The pagination token provided is invalid or has expired.");

    /// <summary>
    /// A well-formed name of something that does not exist: <c>ResourceNotFoundException</c> where the operation declares it, and
    /// otherwise <c>ClientException</c>, which the documentation says stands for "an invalid resource identifier".
    /// </summary>
    public static ServiceError NotFound(OperationModel operation, string what)
    {
        var code = operation.Errors.ContainsKey("ResourceNotFoundException") ? "ResourceNotFoundException" : "ClientException";
        return new ServiceError(operation.Errors[code], code, $"The resource '{what}' cannot be found.");
    }
}
