# Tokens go both ways between the module and the AWS CLI or boto3, where these are installed.
BeforeDiscovery {
    function Test-Runs([string] $Command, [string[]] $Arguments) {
        try { $null = & $Command @Arguments 2>&1; $LASTEXITCODE -eq 0 } catch { $false }
    }

    # The interpreter goes by either name.
    $python = 'python3', 'python' | Where-Object { Test-Runs $_ '-c', 'import boto3' } | Select-Object -First 1
    $clients = @(
        @{ Client = 'the AWS CLI'; Program = (Test-Runs aws '--version') ? 'aws' : $null }
        @{ Client = 'boto3'; Program = $python }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)

    $execution = $known.LongExecutionId
    $all = (Get-IBWorkflowStepExecution $execution).StepExecutionId

    # What a program writes, which is JSON. One that fails throws what it has to say.
    function Read-Json([string] $Program, [object[]] $Arguments) {
        $output = & $Program @Arguments 2>&1
        if ($LASTEXITCODE -ne 0) { throw "$Program ended with ${LASTEXITCODE}: $($output -join "`n")" }
        $output | Out-String | ConvertFrom-Json
    }

    # Lists steps with the AWS CLI; gives their ids and the token for the rest.
    function Read-WithCli([string] $Program, [int] $MaxItems, [int] $PageSize, [string] $Token) {
        $arguments = 'imagebuilder', 'list-workflow-step-executions', '--workflow-execution-id', $execution, '--output', 'json',
            '--max-items', $MaxItems, '--page-size', $PageSize
        if ($Token) { $arguments += '--starting-token', $Token }
        $answer = Read-Json $Program $arguments
        [pscustomobject]@{ Ids = $answer.steps.stepExecutionId; Token = $answer.PSObject.Properties['NextToken']?.Value }
    }

    # Not every botocore knows how this operation pages, so this tells it.
    $script = Join-Path $TestDrive 'page.py'
    Set-Content $script @'
import json, sys, boto3
from botocore.paginate import Paginator, PaginatorModel
execution, items, size, token = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] or None
client = boto3.client('imagebuilder')
rules = {'input_token': 'nextToken', 'output_token': 'nextToken', 'limit_key': 'maxResults', 'result_key': 'steps'}
model = PaginatorModel({'pagination': {'ListWorkflowStepExecutions': rules}}).get_paginator('ListWorkflowStepExecutions')
operation = client.meta.service_model.operation_model('ListWorkflowStepExecutions')
pages = Paginator(client.list_workflow_step_executions, model, operation).paginate(
    workflowExecutionId=execution, PaginationConfig={'MaxItems': items, 'PageSize': size, 'StartingToken': token}).build_full_result()
print(json.dumps({'ids': [step['stepExecutionId'] for step in pages['steps']], 'token': pages.get('NextToken')}))
'@

    function Read-WithBoto3([string] $Program, [int] $MaxItems, [int] $PageSize, [string] $Token) {
        $answer = Read-Json $Program $script, $execution, $MaxItems, $PageSize, $Token
        [pscustomobject]@{ Ids = $answer.ids; Token = $answer.token }
    }

    function Read-With([string] $Client, [string] $Program, [int] $MaxItems, [int] $PageSize, [string] $Token) {
        $read = $Client -eq 'boto3' ? 'Read-WithBoto3' : 'Read-WithCli'
        & $read $Program $MaxItems $PageSize $Token
    }
}

AfterAll {
    Stop-Loopback
}

Describe 'Tokens and <Client>' -ForEach $clients {
    BeforeEach {
        if (-not $Program) { Set-ItResult -Skipped -Because "$Client is not installed" }
    }

    It 'a token of theirs goes on here: cut <Where>' -ForEach @(
        @{ Where = 'in the first page'; Count = 7; Size = 25 }
        @{ Where = 'on the edge of a page'; Count = 20; Size = 10 }
        @{ Where = 'in a later page'; Count = 33; Size = 25 }
    ) {
        $theirs = Read-With $Client $Program $Count $Size

        $theirs.Ids | Should -Be $all[0..($Count - 1)]
        foreach ($size in 25, 4) {
            $rest = Get-IBWorkflowStepExecution $execution -StartingToken $theirs.Token -PageSize $size
            $rest.StepExecutionId | Should -Be $all[$Count..59]
        }
    }

    It 'a token of ours goes on there: cut <Where>' -ForEach @(
        @{ Where = 'in the first page'; Count = 7; Size = 25 }
        @{ Where = 'on the edge of a page'; Count = 20; Size = 10 }
        @{ Where = 'in a later page'; Count = 33; Size = 25 }
    ) {
        $null = Get-IBWorkflowStepExecution $execution -MaxItems $Count -PageSize $Size -NextTokenVariable token

        $theirs = Read-With $Client $Program 100 $Size $token

        $theirs.Ids | Should -Be $all[$Count..59]
        $theirs.Token | Should -BeNullOrEmpty
    }

    It 'are the same text, cut at the same place' {
        $null = Get-IBWorkflowStepExecution $execution -MaxItems 33 -NextTokenVariable token

        $decoded = (Read-With $Client $Program 33 25).Token, $token | ForEach-Object {
            [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($_)) -replace '\s'
        }
        $decoded[1] | Should -BeExactly $decoded[0]
    }
}
