# Parameters: List: [Name@0] [Owner] [Filter|Filters]
# Parameters: ByVersion: WorkflowVersionArn@0<vp
# Parameters: ById: WorkflowBuildVersionArn@0<vp
# Emits WorkflowVersion: String Name, String Version, String Arn, String Type, String Description, String Owner, DateTime? DateCreated,
#     String Region, String AccountId, String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows WorkflowVersion: Name, Version, Type, DateCreated, Owner, Description
# Emits Workflow: String Name, String Version, String Arn, String Type, String Status, String StatusReason, String Description, String
#     ChangeDescription, String Owner, DateTime? DateCreated, String Data, ValueList<WorkflowParameterDetail> Parameters, String KmsKeyId,
#     String LatestVersionArn, String LatestMajorVersionArn, String LatestMinorVersionArn, String LatestPatchVersionArn, TagMap Tags,
#     String Region, String AccountId, String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows Workflow: Name, Version, Type, Status, DateCreated, Description

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }

    # GetWorkflow tells the newest versions beside the workflow.
    function Read-Workflow([string] $Arn) {
        $answer = Invoke-Service GetWorkflow @{ workflowBuildVersionArn = $Arn }
        $answer.workflow + @{ latestVersionReferences = $answer.latestVersionReferences }
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBWorkflow' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'without an ARN' {
        It 'emits every version with every field as the service tells it' {
            $wire = @(Read-Service ListWorkflows workflowVersionList)

            $versions = Get-IBWorkflow

            $versions | Should -BeOfType ([ImageBuilderWorkflow.WorkflowVersion])
            $versions.Count | Should -BeGreaterThan 2
            Get-Difference $versions $wire | Should -BeNullOrEmpty
        }

        It 'reads page after page, with one request each' {
            $all = Get-IBWorkflow
            Clear-Loopback

            (Get-IBWorkflow -PageSize 1).Arn | Should -Be $all.Arn
            (Get-LoopbackRequest).page | Should -Be (1..$all.Count)
        }

        It 'lists those of an owner: <Owner>' -ForEach @(
            @{ Owner = 'Self'; Sent = 'Self' }
            @{ Owner = 'Amazon'; Sent = 'Amazon' }
            @{ Owner = 'amazon'; Sent = 'Amazon' }
        ) {
            $wire = @(Read-Service ListWorkflows workflowVersionList @{ owner = $Sent })
            Clear-Loopback

            $workflows = @(Get-IBWorkflow -Owner $Owner @quietly)

            # The service knows the names in one spelling only.
            ((Get-LoopbackRequest).body | ConvertFrom-Json).owner | Should -BeExactly $Sent
            $problems.Count | Should -Be 0
            Get-Difference $workflows $wire | Should -BeNullOrEmpty
        }
    }

    Context 'of a version' {
        It 'emits every build with every field as the service tells it' {
            $wire = @(Read-Service ListWorkflowBuildVersions workflowSummaryList @{ workflowVersionArn = $known.ReleaseWorkflowVersionArn })

            $workflows = Get-IBWorkflow $known.ReleaseWorkflowVersionArn

            $workflows.Count | Should -Be 2
            $workflows | Should -BeOfType ([ImageBuilderWorkflow.Workflow])
            Get-Difference $workflows $wire | Should -BeNullOrEmpty
        }

        It 'takes a version with an x in it' {
            $any = $known.ReleaseWorkflowVersionArn -replace '[\d.]+$', 'x.x.x'

            (Get-IBWorkflow $any).Arn | Should -Be (Get-IBWorkflow $known.ReleaseWorkflowVersionArn).Arn
        }

        It 'reads a page for each token' {
            $null = Get-IBWorkflow $known.ReleaseWorkflowVersionArn -PageSize 1

            (Get-LoopbackRequest).page | Should -Be 1, 2
        }
    }

    Context 'by ARN' {
        It 'gets every field of <_> as the service tells it' -ForEach @('own', 'Amazon') {
            $arn = $_ -eq 'own' ? $known.ReleaseWorkflowArn : (Get-IBWorkflowExecution $known.AvailableImageArn)[0].WorkflowBuildVersionArn
            $wire = Read-Workflow $arn
            Clear-Loopback

            $workflow = Get-IBWorkflow $arn

            Get-Difference $workflow $wire | Should -BeNullOrEmpty
            # The body repeats no request id here; the header has it.
            $workflow.RequestId | Should -Be (Get-LoopbackRequest).requestId
        }

        It 'has the document as text, and the parameters as typed objects' {
            $workflow = Get-IBWorkflow $known.ReleaseWorkflowArn

            $workflow.Data | Should -BeLike '*name: approve-release*'
            $workflow.Parameters | Should -BeOfType ([ImageBuilderWorkflow.WorkflowParameterDetail])
            $workflow.Parameters.ToString() | Should -Be 'waitForApproval (boolean) = true'
        }

        It 'answers an unknown one with an error, and goes on with the next' {
            $unknown = $known.ReleaseWorkflowArn -replace 'approve-release', 'no-such-workflow'

            $found = $unknown, $known.ReleaseWorkflowArn | Get-IBWorkflow @quietly

            $found.Arn | Should -Be $known.ReleaseWorkflowArn
            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be $unknown
        }
    }

    Context 'a value after the wrong parameter' {
        It 'is refused with the name of the right one: -<Parameter> <Value>' -ForEach @(
            @{ Parameter = 'WorkflowVersionArn'; Value = 'ReleaseWorkflowArn' }
            @{ Parameter = 'WorkflowBuildVersionArn'; Value = 'ReleaseWorkflowVersionArn' }
        ) {
            $wrong = @{ $Parameter = $known.$Value }

            { Get-IBWorkflow @wrong -ErrorAction Stop } | Should -Throw '*-Workflow*Arn*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }
}
