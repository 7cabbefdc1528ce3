namespace ImageBuilderWorkflow.SampleAccount.Service;

/// <summary>An error response of the service. The code that finds the error throws it; the account writes it.</summary>
internal sealed class ServiceError(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The error code, such as <c>InvalidParameterValueException</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The correct method; null unless only the method was wrong.</summary>
    public string? Allow { get; init; }

    /// <summary>A member with an invalid value. The service sends this error even if the operation does not declare it.</summary>
    public static ServiceError InvalidValue(string member, string why) =>
        new(400, "InvalidParameterValueException", $"The value supplied for parameter '{member}' is not valid. {why}");

    /// <summary>A missing required member.</summary>
    public static ServiceError Missing(string member) =>
        new(400, "InvalidRequestException", $"The required parameter '{member}' is missing.");

    /// <summary>A request that the resource does not allow.</summary>
    public static ServiceError InvalidRequest(string why) => new(400, "InvalidRequestException", why);

    /// <summary>A request that is only possible after something else has ended.</summary>
    public static ServiceError InUse(string why) => new(400, "ResourceInUseException", why);

    /// <summary>A client token that an earlier request used with other parameters.</summary>
    public static ServiceError OtherParameters() =>
        new(400, "IdempotentParameterMismatchException", "The client token was used before, for a request with other parameters.");

    /// <summary>A body or a value of the wrong type.</summary>
    public static ServiceError Unreadable(string why) => new(400, "SerializationException", why);

    /// <summary>A page token that is not from this operation with these arguments.</summary>
    public static ServiceError BadToken() =>
        new(400, "InvalidPaginationTokenException", "The pagination token provided is invalid or has expired.");

    /// <summary>
    /// A resource that does not exist: <c>ResourceNotFoundException</c> if the operation declares it, otherwise <c>ClientException</c>,
    /// which the documentation describes as "an invalid resource identifier".
    /// </summary>
    public static ServiceError NotFound(OperationModel operation, string what)
    {
        var code = operation.Errors.ContainsKey("ResourceNotFoundException") ? "ResourceNotFoundException" : "ClientException";
        return new ServiceError(operation.Errors[code], code, $"The resource '{what}' cannot be found.");
    }
}
