using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>An authority of one's own, as a proxy that inspects traffic has it: <c>AWS_CA_BUNDLE</c> and <c>ca_bundle</c>.</summary>
[Collection(nameof(EnvironmentScope))]
public sealed class CertificateBundleTests : IDisposable
{
    private readonly AwsSettings _aws = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-certificates-");
    private readonly X509Certificate2 _authority = MakeAuthority();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CertificateBundleTests()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _authority.Dispose();
        _aws.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_the_authority_the_connection_fails()
    {
        var error = await Assert.ThrowsAsync<ImageBuilderException>(AskAsync);

        Assert.Equal("ConnectionFailed", error.ErrorCode);
        Assert.Contains("certificate", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_variable_names_the_authorities_to_trust()
    {
        _aws.Set("AWS_CA_BUNDLE", Write(_authority.ExportCertificatePem()));

        Assert.Equal("COMPLETED", (await AskAsync()).Status);
    }

    [Fact]
    public async Task The_profile_names_them_too()
    {
        AwsFiles.WriteConfig($"[default]\nregion = eu-west-1\nca_bundle = {Write(_authority.ExportCertificatePem())}\n");

        Assert.Equal("COMPLETED", (await AskAsync()).Status);
    }

    [Fact]
    public async Task The_variable_goes_before_the_profile_and_nobody_else_is_trusted()
    {
        using var other = MakeAuthority();
        AwsFiles.WriteConfig($"[default]\nregion = eu-west-1\nca_bundle = {Write(_authority.ExportCertificatePem())}\n");
        _aws.Set("AWS_CA_BUNDLE", Write(other.ExportCertificatePem()));

        await Assert.ThrowsAsync<ImageBuilderException>(AskAsync);
    }

    [Theory]
    [InlineData(null, "Could not find file")]
    [InlineData("no certificate", "has no certificate")]
    public void A_file_that_cannot_be_used_is_an_error_that_names_file_section_and_line(string? text, string problem)
    {
        var file = text is null ? Path.Combine(_folder.FullName, "missing.pem") : Write(text);
        AwsFiles.WriteConfig($"[default]\nregion = eu-west-1\nca_bundle = {file}\n");

        var error = Assert.Throws<ConfigurationException>(() => ConnectionResolver.Resolve(Settings()));

        Assert.Equal(ConfigurationError.InvalidSetting, error.Code);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("ca_bundle in [default] of '", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private ConnectionSettings Settings() =>
        new()
        {
            AccessKey = "AKIDEXAMPLE",
            SecretKey = "secret",
            Region = "eu-west-1",
            EndpointUrl = $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}",
            MaxAttempts = 1,
        };

    private Task<WorkflowExecution> AskAsync() =>
        ImageBuilderClient
            .For(ConnectionResolver.Resolve(Settings()))
            .GetAsync(
                WorkflowExecutionOperations.Get,
                "wf-11111111-2222-3333-4444-555555555555",
                SilentObserver.Instance,
                TestContext.Current.CancellationToken
            );

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, Guid.NewGuid() + ".pem");
        File.WriteAllText(path, text);
        return path;
    }

    private static X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority " + Guid.NewGuid(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    // A certificate for localhost, signed by the authority.
    private X509Certificate2 MakeServer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_authority, _authority.NotBefore, _authority.NotAfter, [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null);
    }

    private async Task ServeAsync()
    {
        using var certificate = MakeServer();
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate);
                using var reader = new StreamReader(stream, leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                const string Body = """{"requestId":"r","workflowExecutionId":"wf-1","status":"COMPLETED"}""";
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}")
                );
            }
            catch (Exception error) when (error is ObjectDisposedException or SocketException)
            {
                return;
            }
            catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
            {
                // A client that does not trust the certificate has gone.
            }
        }
    }
}
