# What the tests of the actions have to know of each. Of the values, a text behind = is itself; any other is the name of something known.
@{
    # Wrong can never be acted on, and what is Busy only later.
    Actions = @(
        @{
            Cmdlet = 'Send-IBWorkflowStepAction'; Operation = 'SendWorkflowStepAction'; Impact = 'Medium'; Parameter = 'StepExecutionId'
            Target = 'WaitingStepExecutionId'; Wrong = 'AvailableStepExecutionId'; Unknown = 'UnknownStepExecutionId'; Busy = $null
            Extra = @{ ImageBuildVersionArn = 'WaitingImageArn'; Action = '=Resume'; Reason = '=Geprüft „5.2“' }
            WrongExtra = @{ ImageBuildVersionArn = 'AvailableImageArn'; Action = '=Stop' }
            Body = @{ stepExecutionId = 'WaitingStepExecutionId'; imageBuildVersionArn = 'WaitingImageArn'; action = '=RESUME'; reason = '=Geprüft „5.2“' }
            Emits = 'WorkflowStepActionResult'
            Fields = @{ StepExecutionId = 'WaitingStepExecutionId'; ImageBuildVersionArn = 'WaitingImageArn'; Action = '=RESUME'; Reason = '=Geprüft „5.2“' }
        }
        @{
            Cmdlet = 'Stop-IBLifecycleExecution'; Operation = 'CancelLifecycleExecution'; Impact = 'Medium'; Parameter = 'LifecycleExecutionId'
            Target = 'InProgressLifecycleExecutionId'; Wrong = 'FailedLifecycleExecutionId'; Unknown = 'UnknownLifecycleExecutionId'
            Busy = 'CancellingLifecycleExecutionId'; Extra = @{}; WrongExtra = @{}
            Body = @{ lifecycleExecutionId = 'InProgressLifecycleExecutionId' }
            Emits = 'LifecycleActionResult'; Fields = @{ LifecycleExecutionId = 'InProgressLifecycleExecutionId' }
        }
        @{
            Cmdlet = 'Start-IBImagePipeline'; Operation = 'StartImagePipelineExecution'; Impact = 'Low'; Parameter = 'ImagePipelineArn'
            Target = 'GoldenImagePipelineArn'; Wrong = $null; Unknown = 'UnknownPipelineArn'; Busy = 'BusyPipelineArn'; Extra = @{}; WrongExtra = @{}
            Body = @{ imagePipelineArn = 'GoldenImagePipelineArn' }
            Emits = 'ImageActionResult'; Fields = @{ ImagePipelineArn = 'GoldenImagePipelineArn' }
        }
        @{
            Cmdlet = 'Restart-IBImage'; Operation = 'RetryImage'; Impact = 'Low'; Parameter = 'ImageBuildVersionArn'
            Target = 'FailedImageArn'; Wrong = 'AvailableImageArn'; Unknown = 'UnknownImageArn'; Busy = 'RunningImageArn'; Extra = @{}; WrongExtra = @{}
            Body = @{ imageBuildVersionArn = 'FailedImageArn' }
            Emits = 'ImageActionResult'; Fields = @{ ImageBuildVersionArn = 'FailedImageArn' }
        }
        @{
            Cmdlet = 'Stop-IBImage'; Operation = 'CancelImageCreation'; Impact = 'Medium'; Parameter = 'ImageBuildVersionArn'
            Target = 'RunningImageArn'; Wrong = 'AvailableImageArn'; Unknown = 'UnknownImageArn'; Busy = $null; Extra = @{}; WrongExtra = @{}
            Body = @{ imageBuildVersionArn = 'RunningImageArn' }
            Emits = 'ImageActionResult'; Fields = @{ ImageBuildVersionArn = 'RunningImageArn' }
        }
    )
}
