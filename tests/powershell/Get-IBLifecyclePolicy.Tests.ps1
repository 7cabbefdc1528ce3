# Parameters: List: [Name@0] [Status] [Filter|Filters]
# Parameters: ById: Arn|LifecyclePolicyArn@0<vp
# Emits LifecyclePolicy: String Name, String Arn, String Status, String ResourceType, String Description, DateTime? DateLastRun,
#     ValueList<LifecyclePolicyDetail> PolicyDetails, ValueList<LifecyclePolicyRecipe> Recipes, TagMap ResourceTags, String ExecutionRole,
#     DateTime? DateCreated, DateTime? DateUpdated, TagMap Tags, String Region, String AccountId, String ProfileName, String RequestId,
#     AdditionalFields AdditionalFields
# Shows LifecyclePolicy: Name, Status, ResourceType, DateLastRun, Description

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
    $quietly = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBLifecyclePolicy' {
    BeforeEach {
        Clear-Loopback
    }

    Context 'of the account' {
        It 'emits every policy with every field as the service tells it' {
            $wire = @(Read-Service ListLifecyclePolicies lifecyclePolicySummaryList)

            $policies = Get-IBLifecyclePolicy

            $policies | Should -BeOfType ([ImageBuilderWorkflow.LifecyclePolicy])
            $policies.Count | Should -BeGreaterThan 2
            Get-Difference $policies $wire | Should -BeNullOrEmpty
        }

        It 'reads page after page, with one request each' {
            $all = Get-IBLifecyclePolicy
            Clear-Loopback

            (Get-IBLifecyclePolicy -PageSize 1).Arn | Should -Be $all.Arn
            (Get-LoopbackRequest).page | Should -Be (1..$all.Count)
        }

        It 'stamps the region and the request, which the body does not tell' {
            $policies = Get-IBLifecyclePolicy

            $policies.Region | Select-Object -Unique | Should -Be 'us-east-1'
            $policies.RequestId | Select-Object -Unique | Should -Be (Get-LoopbackRequest).requestId
        }
    }

    Context 'by ARN' {
        It 'gets every field of every policy as the service tells it' {
            foreach ($policy in Get-IBLifecyclePolicy) {
                $wire = (Invoke-Service GetLifecyclePolicy @{ lifecyclePolicyArn = $policy.Arn }).lifecyclePolicy

                Get-Difference (Get-IBLifecyclePolicy $policy.Arn) $wire | Should -BeNullOrEmpty -Because "that is $($policy.Name)"
            }
        }

        It 'fills in the rules of a policy that is piped in' {
            $listed = Get-IBLifecyclePolicy expire-golden-images
            $listed.PolicyDetails.Count | Should -Be 0

            $policy = $listed | Get-IBLifecyclePolicy

            $policy.PolicyDetails | Should -BeOfType ([ImageBuilderWorkflow.LifecyclePolicyDetail])
            $policy.PolicyDetails.ActionType | Should -Be 'DEPRECATE', 'DELETE'
            $policy.PolicyDetails.ToString() | Should -Be 'DEPRECATE after AGE 12 MONTHS; DELETE after AGE 18 MONTHS, keeping 5'
            $policy.Recipes | Should -BeOfType ([ImageBuilderWorkflow.LifecyclePolicyRecipe])
            $policy.Recipes.ToString() | Should -Be 'Golden-Image/1.x.x'
        }

        It 'is named -Arn and -LifecyclePolicyArn' {
            (Get-IBLifecyclePolicy -Arn $known.LifecyclePolicyArn).Name | Should -Be 'expire-golden-images'
            (Get-IBLifecyclePolicy -LifecyclePolicyArn $known.LifecyclePolicyArn).Name | Should -Be 'expire-golden-images'
        }

        It 'gets the policy of a lifecycle execution' {
            $policy = Get-IBLifecycleExecution $known.ImpactingLifecycleExecutionId | Get-IBLifecyclePolicy

            $policy.Arn | Should -Be $known.LifecyclePolicyArn
        }

        It 'answers an unknown one with an error, and goes on with the next' {
            $unknown = $known.LifecyclePolicyArn + '-gone'

            $found = $unknown, $known.LifecyclePolicyArn | Get-IBLifecyclePolicy @quietly

            $found.Arn | Should -Be $known.LifecyclePolicyArn
            $problems.Count | Should -Be 1
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be $unknown
        }

        It 'asks nothing for what is no policy''s' {
            Get-IBLifecyclePolicy -Arn $known.GoldenImagePipelineArn @quietly | Should -BeNullOrEmpty

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidLifecyclePolicyArn,*'
            @(Get-LoopbackRequest).Count | Should -Be 0
        }
    }
}
