using System.Text;
using System.Text.Json.Nodes;
using ImageBuilderWorkflow.Loopback;
using ImageBuilderWorkflow.SampleAccount;
using Xunit;

namespace ImageBuilderWorkflow.Tests.SampleAccount;

/// <summary>The requests that the account refuses, and the errors.</summary>
public sealed class StrictnessTests
{
    private static readonly TestAccount Account = new();
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "get"];

    public static TheoryData<string> AllOperations => [.. ImageBuilderWorkflow.SampleAccount.Account.Operations];

    public static TheoryData<string, string, string> ArnsOfResources =>
        new()
        {
            { "GetImage", "imageBuildVersionArn", Account.Known.AvailableImageArn },
            { "GetImagePipeline", "imagePipelineArn", Account.Known.GoldenImagePipelineArn },
            { "GetLifecyclePolicy", "lifecyclePolicyArn", Account.Known.LifecyclePolicyArn },
            { "GetWorkflow", "workflowBuildVersionArn", Account.Known.ReleaseWorkflowArn },
            { "ListImageBuildVersions", "imageVersionArn", Account.Known.GoldenImageVersionArn },
            { "ListImagePipelineImages", "imagePipelineArn", Account.Known.GoldenImagePipelineArn },
            { "ListLifecycleExecutions", "resourceArn", Account.Known.LifecycleImageArn },
            { "ListWorkflowBuildVersions", "workflowVersionArn", Account.Known.ReleaseWorkflowVersionArn },
            { "ListWorkflowExecutions", "imageBuildVersionArn", Account.Known.AvailableImageArn },
            { "StartImagePipelineExecution", "imagePipelineArn", Account.Known.GoldenImagePipelineArn },
            { "RetryImage", "imageBuildVersionArn", Account.Known.FailedImageArn },
            { "CancelImageCreation", "imageBuildVersionArn", Account.Known.RunningImageArn },
        };

    [Theory]
    [MemberData(nameof(ArnsOfResources))]
    public void AnArnOfAnotherRegionIsNotFound(string operation, string member, string arn)
    {
        var account = new TestAccount();
        var token = ("clientToken", (object?)"token");
        var elsewhere = arn.Replace(":us-east-1:", ":eu-west-1:", StringComparison.Ordinal);
        Assert.NotEqual(arn, elsewhere);
        var response = account.Handle(AccountProbe.Request(operation, (member, elsewhere), token));
        Assert.True(response is { Status: 404, ErrorCode: "ResourceNotFoundException" } or { Status: 400, ErrorCode: "ClientException" });
        Assert.Contains(elsewhere, AccountProbe.Body(response).Text("message"), StringComparison.Ordinal);
        account.Ask(operation, (member, arn), token);
    }

    [Theory]
    [InlineData("POST", "/ListWorkflows2")]
    [InlineData("GET", "/")]
    [InlineData("POST", "/listworkflowexecutions")]
    [InlineData("POST", "/ListWorkflowExecutions/")]
    [InlineData("PUT", "/CreateImage")]
    public void APathThatNamesNoOperationIsNotFound(string method, string path) =>
        Account.Refused(404, "UnknownOperationException", new AccountRequest(method, path, "", "{}"u8.ToArray()));

    [Theory]
    [MemberData(nameof(AllOperations))]
    public void AWrongMethodIsNotAllowedAndTheRightOneNamed(string operation)
    {
        var right = AccountProbe.Request(operation).Method;
        foreach (var wrong in Methods.Where(method => method != right))
        {
            var response = Account.Handle(new AccountRequest(wrong, "/" + operation, "", "{}"u8.ToArray()));
            Assert.Equal(405, response.Status);
            Assert.Equal(right, AccountProbe.Header(response, "Allow"));
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"imageBuildVersionArn\": \"x\",}")]
    [InlineData("{} {}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("/* comment */ {}")]
    [InlineData("{\"imageBuildVersionArn\": 7}")]
    [InlineData("{\"imageBuildVersionArn\": [\"x\"]}")]
    [InlineData("{\"imageBuildVersionArn\": \"\\ud800\"}")]
    [InlineData("{\"maxResults\": \"25\"}")]
    [InlineData("{\"maxResults\": 2.5}")]
    [InlineData("{\"maxResults\": 99999999999}")]
    [InlineData("{\"maxResults\": true}")]
    public void ABodyThatCannotBeReadIsASerializationError(string body) =>
        Account.Refused(400, "SerializationException", AccountProbe.Post("ListWorkflowExecutions", body));

    [Fact]
    public void ABodyThatIsNotUtf8IsASerializationError()
    {
        byte[] body = [.. "{\"imageBuildVersionArn\": \""u8, 0xFF, .. "\"}"u8];
        Account.Refused(400, "SerializationException", new AccountRequest("POST", "/ListWorkflowExecutions", "", body));
    }

    [Theory]
    [InlineData("ListWorkflowExecutions", "imageBuildVersionArn")]
    [InlineData("ListWorkflowStepExecutions", "workflowExecutionId")]
    [InlineData("ListLifecycleExecutions", "resourceArn")]
    [InlineData("GetWorkflowExecution", "workflowExecutionId")]
    [InlineData("GetWorkflowStepExecution", "stepExecutionId")]
    [InlineData("GetLifecycleExecution", "lifecycleExecutionId")]
    public void ARequiredMemberMustBeThere(string operation, string member)
    {
        var message = Account.Refused(400, "InvalidRequestException", operation);
        Assert.Contains(member, message, StringComparison.Ordinal);
        if (operation.StartsWith("List", StringComparison.Ordinal))
        {
            Account.Refused(400, "InvalidRequestException", operation, (member, null));
            Account.Refused(400, "InvalidRequestException", AccountProbe.Post(operation, ""));
        }
    }

    [Theory]
    [InlineData("GetWorkflowExecution", "workflowExecutionId", "wf-123")]
    [InlineData("GetWorkflowExecution", "workflowExecutionId", "")]
    [InlineData("GetWorkflowExecution", "workflowExecutionId", "step-00000000-0000-4000-8000-000000000000")]
    [InlineData("GetWorkflowExecution", "workflowExecutionId", "wf-a1b2c3d4-5678-90ab-cdef-EXAMPLE33333")]
    [InlineData("GetWorkflowExecution", "workflowExecutionId", "wf-00000000-0000-4000-8000-000000000000\n")]
    [InlineData("GetWorkflowStepExecution", "stepExecutionId", "wf-00000000-0000-4000-8000-000000000000")]
    [InlineData("GetLifecycleExecution", "lifecycleExecutionId", "lce-")]
    [InlineData("ListWorkflowExecutions", "imageBuildVersionArn", "arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2")]
    [InlineData("ListWorkflowExecutions", "imageBuildVersionArn", "arn:aws:imagebuilder:us-east-1:123456789012:image/Golden-Image/1.4.2/1")]
    [InlineData("ListWorkflowExecutions", "imageBuildVersionArn", "arn:aws:imagebuilder:us-east-1:123456789012:image/golden-image/1.4.2/*")]
    [InlineData("ListLifecycleExecutions", "resourceArn", "golden-image")]
    [InlineData("ListImages", "owner", "Me")]
    [InlineData("ListImages", "nextToken", "")]
    public void AValueThatBreaksItsPatternIsInvalidEvenWhereThatIsNotDeclared(string operation, string member, string value)
    {
        var message = Account.Refused(400, "InvalidParameterValueException", operation, (member, value));
        Assert.StartsWith($"The value supplied for parameter '{member}' is not valid.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [InlineData(25, true)]
    [InlineData(26, false)]
    public void PageSizesRunFromOneTo25(int size, bool isAllowed)
    {
        var request = AccountProbe.Request("ListImages", ("maxResults", size));
        if (isAllowed)
            Assert.Equal(200, Account.Handle(request).Status);
        else
            Account.Refused(400, "InvalidParameterValueException", request);
    }

    [Theory]
    [InlineData("""[]""", "InvalidParameterValueException")]
    [InlineData("""[{"name": "na me", "values": ["x"]}]""", "InvalidParameterValueException")]
    [InlineData("""[{"name": "name", "values": []}]""", "InvalidParameterValueException")]
    [InlineData("""[{"name": "name", "values": ["*"]}]""", "InvalidParameterValueException")]
    [InlineData("""[{"name": "colour", "values": ["red"]}]""", "InvalidParameterValueException")]
    [InlineData("""[{"name": "name", "values": "x"}]""", "SerializationException")]
    [InlineData("""{"name": "name"}""", "SerializationException")]
    public void FiltersAreCheckedInDepth(string filters, string code) =>
        Account.Refused(400, code, AccountProbe.Request("ListImages", ("filters", JsonNode.Parse(filters))));

    [Fact]
    public void UnknownMembersAndNullsAreIgnored()
    {
        var known = Account.Known;
        Account.Ask("ListWorkflowExecutions", ("imageBuildVersionArn", known.AvailableImageArn), ("nextToken", null), ("colour", "red"));
        var response = Account.Handle(
            new AccountRequest(
                "GET",
                "/GetWorkflowExecution",
                $"?colour=red&workflowExecutionId={known.FailedExecutionId}&workflowExecutionId=x",
                default
            )
        );
        Assert.Equal(200, response.Status);
    }

    [Fact]
    public void WhatDoesNotExistIsRefusedByTheErrorThatTheOperationDeclares()
    {
        var known = Account.Known;
        var pipeline = known.GoldenImagePipelineArn + "-2";
        Assert.Contains(
            known.UnknownImageArn,
            Account.Refused(400, "ClientException", "ListWorkflowExecutions", ("imageBuildVersionArn", known.UnknownImageArn)),
            StringComparison.Ordinal
        );
        Account.Refused(400, "ClientException", "GetWorkflowExecution", ("workflowExecutionId", known.UnknownWorkflowExecutionId));
        Account.Refused(400, "ClientException", "ListWorkflowStepExecutions", ("workflowExecutionId", known.UnknownWorkflowExecutionId));
        Account.Refused(400, "ClientException", "GetWorkflowStepExecution", ("stepExecutionId", known.UnknownStepExecutionId));
        Account.Refused(400, "ClientException", "GetLifecycleExecution", ("lifecycleExecutionId", known.UnknownLifecycleExecutionId));
        Account.Refused(400, "ClientException", "ListLifecycleExecutions", ("resourceArn", known.UnknownImageArn));
        Account.Refused(400, "ClientException", "GetImagePipeline", ("imagePipelineArn", pipeline));
        Account.Refused(404, "ResourceNotFoundException", "ListImagePipelineImages", ("imagePipelineArn", pipeline));
    }

    [Fact]
    public void EveryAnswerHasARequestIdOfItsOwn()
    {
        AccountRequest[] requests =
        [
            AccountProbe.Request("ListImages"),
            AccountProbe.Post("ListImages", "{"),
            new AccountRequest("GET", "/", "", default),
        ];
        var ids = requests.Select(request => AccountProbe.Header(Account.Handle(request), "x-amzn-RequestId")).ToList();
        Assert.All(ids, id => Assert.True(Guid.TryParse(id, out _)));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void ErrorsAreJsonWithAMessageAndTheCodeInAHeader()
    {
        var response = Account.Handle(AccountProbe.Post("ListImages", "{"));
        Assert.Equal("application/json", AccountProbe.Header(response, "Content-Type"));
        Assert.Equal("{\"message\":\"The request body is not well-formed JSON.\"}", Encoding.UTF8.GetString(response.Body.Span));
    }
}
