namespace ImageBuilderWorkflow.Core;

/// <summary>What a profile says of a sign-on through IAM Identity Center.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Session">The name of its session, or <see langword="null"/> in the older form.</param>
/// <param name="StartUrl">The start page.</param>
/// <param name="Region">The region of the Identity Center.</param>
/// <param name="AccountId">The account.</param>
/// <param name="RoleName">The role.</param>
internal sealed record SignOn(string Profile, string? Session, string StartUrl, string Region, string AccountId, string RoleName);
