using ImageBuilderWorkflow.Core;
using Xunit;

namespace ImageBuilderWorkflow.Tests.Core;

/// <summary>Keys of one account are seen to belong together.</summary>
public sealed class AccessKeyIdTests
{
    [Theory]
    [InlineData("ASIAQNZGKIQY56JQ7WML", "029608264753")]
    [InlineData("AKIAQNZGKIQY5ABCDEFG", "029608264753")]
    public void The_account_is_read_from_the_key(string key, string account) => Assert.Equal(account, AccessKeyId.Account(key));

    [Theory]
    [InlineData("")]
    [InlineData("AKID")]
    [InlineData("AKIDEXAMPLE")]
    [InlineData("AKIA000000000000")]
    [InlineData("akiaqnzgkiqyaaaaaaaa")]
    [InlineData("AKIA\u00e9NZGKIQYAAAAAAAA")]
    public void A_key_of_another_form_stands_for_itself(string key) => Assert.Equal(key, AccessKeyId.Account(key));
}
