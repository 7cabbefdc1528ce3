# Parameters: List: ImageBuildVersionArn|Arn@0<vp
# Emits ImagePackage: String PackageName, String PackageVersion, String ImageBuildVersionArn, String Image, String Region, String
#     AccountId, String ProfileName, String RequestId, AdditionalFields AdditionalFields
# Shows ImagePackage: PackageName, PackageVersion, Image

BeforeAll {
    Import-Module "$PSScriptRoot/Loopback.psm1", "$PSScriptRoot/Truth.psm1" -Force
    $server = Start-Loopback
    $known = $server.Known
    Import-Module (Get-ModuleUnderTest)
}

AfterAll {
    Stop-Loopback
}

Describe 'Get-IBImagePackage' {
    BeforeEach {
        Clear-Loopback
    }

    It 'emits every package of an image, with every field as the service tells it' {
        $wire = @(Read-Service ListImagePackages imagePackageList @{ imageBuildVersionArn = $known.AvailableImageArn })

        $packages = Get-IBImagePackage $known.AvailableImageArn

        $packages | Should -BeOfType ([ImageBuilderWorkflow.ImagePackage])
        $packages.Count | Should -BeGreaterThan 200
        Get-Difference $packages $wire -Beside ImageBuildVersionArn | Should -BeNullOrEmpty
    }

    It 'stamps the image and the region that were asked on every package' {
        $packages = Get-IBImagePackage $known.AvailableImageArn

        $packages.ImageBuildVersionArn | Select-Object -Unique | Should -Be $known.AvailableImageArn
        $packages.Image | Select-Object -Unique | Should -Be 'golden-image/1.4.2/1'
        $packages.Region | Select-Object -Unique | Should -Be 'us-east-1'
    }

    It 'takes <Name> from the pipeline' -ForEach @(
        @{ Name = 'an image'; Read = { Get-IBImage $known.AvailableImageArn } }
        @{ Name = 'a workflow execution'; Read = { Get-IBWorkflowExecution $known.AvailableImageArn | Select-Object -First 1 } }
        @{ Name = 'a package'; Read = { Get-IBImagePackage $known.AvailableImageArn -MaxItems 1 } }
        @{ Name = 'an ARN'; Read = { $known.AvailableImageArn } }
        @{ Name = 'a short name'; Read = { 'golden-image/1.4.2/1' } }
    ) {
        $packages = & $Read | Get-IBImagePackage

        $packages.Count | Should -BeGreaterThan 200
        $packages.Image | Select-Object -Unique | Should -Be 'golden-image/1.4.2/1'
    }

    It 'emits nothing for a build that put out nothing' {
        Get-IBImagePackage $known.FailedImageArn | Should -BeNullOrEmpty
    }

    It 'reads page after page, and goes on from a token' {
        $all = Get-IBImagePackage $known.AvailableImageArn

        $first = Get-IBImagePackage $known.AvailableImageArn -MaxItems 30 -NextTokenVariable token
        $rest = Get-IBImagePackage $known.AvailableImageArn -StartingToken $token -NextTokenVariable last

        @($first.PackageName) + @($rest.PackageName) | Should -Be $all.PackageName
        $last | Should -BeNullOrEmpty
    }

    It 'shows how the packages of two builds differ: few of many' {
        $old = Get-IBImagePackage golden-image/1.4.1/1
        $new = Get-IBImagePackage golden-image/1.4.2/1

        $difference = @(Compare-Object $old $new)

        $difference.Count | Should -BeGreaterThan 2
        $difference.Count | Should -BeLessThan ($new.Count / 2)
        @(Compare-Object $new (Get-IBImagePackage golden-image/1.4.2/1)).Count | Should -Be 0
    }

    It 'reports an image that does not exist, and goes on' {
        $unknown = $known.AvailableImageArn -replace '/1$', '/999'

        $packages = $unknown, $known.AvailableImageArn | Get-IBImagePackage -ErrorVariable problems -ErrorAction SilentlyContinue

        $packages.Count | Should -BeGreaterThan 200
        $problems.Count | Should -Be 1
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problems[0].Exception.Operation | Should -Be 'ListImagePackages'
        $problems[0].TargetObject | Should -Be $unknown
    }
}
