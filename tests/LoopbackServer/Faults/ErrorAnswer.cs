using System.Globalization;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.SampleAccount;

namespace ImageBuilderWorkflow.Loopback.Faults;

/// <summary>Writes an error response in the forms of the AWS services.</summary>
internal static class ErrorAnswer
{
    private const string ErrorType = "x-amzn-ErrorType";

    /// <summary>Moves the error code to the place that the rule names and adds the rule's retry headers.</summary>
    /// <param name="error">The error response of the account.</param>
    /// <param name="code">The error code.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="isLogs">Whether the error is of CloudWatch Logs, which has its code in the body.</param>
    public static AccountResponse Make(AccountResponse error, string code, FaultRule rule, bool isLogs)
    {
        var service = isLogs ? "logs" : "imagebuilder";
        var headers = error.Headers.Where(header => header.Key != ErrorType).ToList();
        var body = JsonNode.Parse(error.Body.Span)!.AsObject();
        body.Remove("__type");
        switch (rule.Place)
        {
            case ErrorPlace.HeaderWithUrl:
                headers.Add(new(ErrorType, $"{code}:http://internal.amazon.com/coral/com.amazonaws.{service}/"));
                break;
            case ErrorPlace.BodyType:
                body["__type"] = code;
                break;
            case ErrorPlace.BodyTypeWithNamespace:
                body["__type"] = $"com.amazonaws.{service}#{code}";
                break;
            case ErrorPlace.BodyCode:
                body["code"] = code;
                break;
            case ErrorPlace.Header when isLogs:
                body["__type"] = code;
                break;
            default:
                headers.Add(new(ErrorType, code));
                break;
        }

        if (rule.RetryAfter is not null)
            headers.Add(new("Retry-After", rule.RetryAfter));
        if (rule.RetryAfterMilliseconds is { } wait)
            headers.Add(new("x-amz-retry-after", wait.ToString(CultureInfo.InvariantCulture)));
        return error with { Headers = headers, Body = BodyEditor.Write(body) };
    }
}
