using System.Management.Automation;

namespace ImageBuilderWorkflow.Commands;

/// <summary>
/// A file that a cmdlet writes as a whole: the content goes to a new file beside it, which then takes its place. A run that fails or is
/// stopped leaves what was there.
/// </summary>
internal sealed class OutputFile
{
    private const string FileSystem = "FileSystem";

    private readonly bool _mayReplace;
    private readonly bool _isForced;

    private OutputFile(string path, bool mayReplace, bool isForced)
    {
        Path = path;
        _mayReplace = mayReplace;
        _isForced = isForced;
    }

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>Finds the file that a path of the session stands for, and whether it can be written.</summary>
    /// <param name="session">The session.</param>
    /// <param name="path">The path.</param>
    /// <param name="isLiteral">Whether wildcards in the path stand for themselves.</param>
    /// <param name="mayReplace">Whether a file that is there may be replaced.</param>
    /// <param name="isForced">Whether it may be replaced although it is read-only.</param>
    /// <exception cref="OutputFileException">The path stands for no file that can be written.</exception>
    public static OutputFile Of(PathIntrinsics session, string path, bool isLiteral, bool mayReplace, bool isForced)
    {
        var file = new OutputFile(Resolve(session, path, isLiteral), mayReplace, isForced);
        file.Check();
        return file;
    }

    /// <summary>Writes the content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Ends the writing, and leaves what was there.</param>
    /// <exception cref="OutputFileException">The file could not be written.</exception>
    public async Task<FileInfo> WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            Check();

            // A link stays one: the file that it stands for is replaced.
            var target = new FileInfo(Path) is { LinkTarget: not null } link
                ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
                : Path;
            var folder = System.IO.Path.GetDirectoryName(target)!;
            var draft = System.IO.Path.Combine(folder, $".{System.IO.Path.GetRandomFileName()}.tmp");
            try
            {
                await File.WriteAllBytesAsync(draft, content.ToArray(), cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                Replace(draft, new FileInfo(target));
            }
            finally
            {
                File.Delete(draft);
            }

            return new FileInfo(Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OutputFileException(
                "FileNotWritten",
                error is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.WriteError,
                $"'{Path}' could not be written: {error.Message}"
            );
        }
    }

    private static string Resolve(PathIntrinsics session, string path, bool isLiteral)
    {
        try
        {
            ProviderInfo provider;
            if (!isLiteral && WildcardPattern.ContainsWildcardCharacters(path))
            {
                try
                {
                    var found = session.GetResolvedProviderPathFromPSPath(path, out provider);
                    if (found.Count > 1)
                    {
                        throw new OutputFileException(
                            "AmbiguousPath",
                            ErrorCategory.InvalidArgument,
                            $"'{path}' stands for {found.Count} files. Name one file, or use -LiteralPath for a name with brackets."
                        );
                    }

                    if (found.Count == 1)
                    {
                        return InFileSystem(provider, path, found[0]);
                    }
                }
                catch (ItemNotFoundException)
                {
                    // Nothing has such a name, so it is the name of a new file.
                }
            }

            var whole = session.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
            return InFileSystem(provider, path, whole);
        }
        catch (Exception error) when (error is SessionStateException or ProviderInvocationException or ArgumentException)
        {
            throw new OutputFileException("InvalidPath", ErrorCategory.InvalidArgument, error.Message);
        }
    }

    private static string InFileSystem(ProviderInfo provider, string path, string whole) =>
        provider.Name == FileSystem
            ? whole
            : throw new OutputFileException("InvalidPath", ErrorCategory.InvalidArgument, $"'{path}' is not a path of the file system.");

    private void Check()
    {
        var file = new FileInfo(Path);
        if (Directory.Exists(Path))
        {
            throw new OutputFileException("PathIsFolder", ErrorCategory.InvalidArgument, $"'{Path}' is a folder. Name a file in it.");
        }

        if (file.Directory is not { Exists: true })
        {
            throw new OutputFileException(
                "FolderNotFound",
                ErrorCategory.ObjectNotFound,
                $"The folder '{file.DirectoryName}' does not exist. Create it first, or name a file in another folder."
            );
        }

        if (!file.Exists)
        {
            return;
        }

        if (!_mayReplace)
        {
            throw new OutputFileException(
                "FileExists",
                ErrorCategory.ResourceExists,
                $"'{Path}' exists, and -NoClobber keeps it. Name another file, or leave -NoClobber out."
            );
        }

        if (file.IsReadOnly && !_isForced)
        {
            throw new OutputFileException(
                "FileIsReadOnly",
                ErrorCategory.PermissionDenied,
                $"'{Path}' is read-only. -Force replaces it and keeps it read-only."
            );
        }
    }

    // Whoever may read or write the old file may read or write the new one.
    private void Replace(string draft, FileInfo target)
    {
        if (!target.Exists)
        {
            File.Move(draft, target.FullName, overwrite: _mayReplace);
            return;
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, target.UnixFileMode);
            File.Move(draft, target.FullName, overwrite: true);
            return;
        }

        var wasReadOnly = target.IsReadOnly;
        target.IsReadOnly = false;
        File.Replace(draft, target.FullName, destinationBackupFileName: null);
        if (wasReadOnly)
        {
            File.SetAttributes(target.FullName, File.GetAttributes(target.FullName) | FileAttributes.ReadOnly);
        }
    }
}
