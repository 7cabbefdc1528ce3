using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageBuilderWorkflow.Core;

/// <summary>
/// Turns the body of a successful response into objects. The body is read to its very end before anything is given out:
/// half an answer is an error, never a last page.
/// </summary>
internal static class ResponseParser
{
    /// <summary>How deep an answer may be nested.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private delegate TResult Parse<TResult>(ref Utf8JsonReader reader);

    /// <summary>Reads one page of a listing.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="newPage">Makes what is known of every item before the answer: its region and what was asked for.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="MalformedResponseException">The body is not complete, or not a page.</exception>
    public static ResponsePage<T> ReadPage<T>(ListOperation<T> operation, Func<T> newPage, ReadOnlyMemory<byte> body)
        where T : ServiceObject, new() => Read(body, (ref Utf8JsonReader reader) => ReadPage(ref reader, operation, newPage()));

    /// <summary>Reads a response that holds one object.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="newItem">Makes the object, with what is known of it before the answer.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="MalformedResponseException">The body is not complete, or has no such object in it.</exception>
    public static T ReadItem<T>(GetOperation<T> operation, Func<T> newItem, ReadOnlyMemory<byte> body)
        where T : ServiceObject, new() =>
        Read(body, (ref Utf8JsonReader reader) => ReadObject(ref reader, operation.Response, operation.Id, newItem()));

    /// <summary>Reads the response of an operation that changes something.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="newResult">Makes the result, with what is known of it before the answer.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="MalformedResponseException">The body is not complete, or does not say what was acted on.</exception>
    public static T ReadResult<T>(ActionOperation<T> operation, Func<T> newResult, ReadOnlyMemory<byte> body)
        where T : ServiceObject, new() =>
        Read(body, (ref Utf8JsonReader reader) => ReadObject(ref reader, operation.Response, operation.Id, newResult()));

    [MethodImpl(HotPath.Compiled)]
    private static ResponsePage<T> ReadPage<T>(ref Utf8JsonReader reader, ListOperation<T> operation, T page)
        where T : ServiceObject, new()
    {
        var items = new List<T>();
        var extensionData = new List<ExtensionData?>();
        var beside = new ExtensionData();
        string? nextToken = null;
        var hasItems = false;
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(operation.ItemsMember))
            {
                hasItems = true;
                items.Clear();
                extensionData.Clear();
                ReadItems(ref reader, operation, items, extensionData);
            }
            else if (reader.ValueTextEquals(operation.NextTokenMember))
            {
                nextToken = ReadToken(ref reader);
            }
            else
            {
                operation.Response.ReadMember(ref reader, page, beside, ref expected);
            }
        }

        // An empty list may be left out, but an answer that has something else to say in its place is somebody else's.
        if (!hasItems && beside.Count > 0)
        {
            throw new MalformedResponseException($"there is no '{operation.ItemsMember}' in it");
        }

        var common = new ExtensionData().With(beside);
        for (var i = 0; i < items.Count; i++)
        {
            operation.Stamp(items[i], page);
            items[i].Region ??= page.Region;
            items[i].ProfileName = page.ProfileName;
            items[i].Connection = page.Connection;
            items[i].RequestId = page.RequestId;
            items[i].ReadTime = page.ReadTime;
            items[i].OwnerStatus = page.OwnerStatus;
            items[i].AdditionalFields = extensionData[i]?.With(beside) ?? common;
        }

        return new ResponsePage<T>(items, nextToken, page.RequestId);
    }

    [MethodImpl(HotPath.Compiled)]
    private static void ReadItems<T>(
        ref Utf8JsonReader reader,
        ListOperation<T> operation,
        List<T> items,
        List<ExtensionData?> extensionData
    )
        where T : ServiceObject, new()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new MalformedResponseException($"its '{operation.ItemsMember}' is not a list");
        }

        var own = new ExtensionData();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new MalformedResponseException($"its '{operation.ItemsMember}' holds something that is not an object");
            }

            var item = new T();
            operation.Item.Read(ref reader, item, own);
            items.Add(item);

            // Nearly always nothing is left over, and then one object serves all items.
            extensionData.Add(own.Count == 0 ? null : own);
            own = own.Count == 0 ? own : new ExtensionData();
        }
    }

    private static string? ReadToken(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            // An empty token means the same as none.
            JsonTokenType.String => reader.GetString() is { Length: > 0 } token ? token : null,
            JsonTokenType.Null => null,
            _ => throw new MalformedResponseException("its 'nextToken' is not a text"),
        };
    }

    private static T ReadObject<T>(ref Utf8JsonReader reader, FieldMap<T> members, Func<T, string?> id, T item)
        where T : ServiceObject, new()
    {
        var extensionData = new ExtensionData();
        members.Read(ref reader, item, extensionData);
        item.AdditionalFields = extensionData.With(new ExtensionData());
        return id(item) is null ? throw new MalformedResponseException("the object that was asked for is not in it") : item;
    }

    private static TResult Read<TResult>(ReadOnlyMemory<byte> body, Parse<TResult> parse)
    {
        try
        {
            try
            {
                return ReadObject(body.Span, parse);
            }
            catch (InvalidOperationException)
            {
                // Bytes that are no UTF-8, or half a surrogate pair where the service cut a message: the reader refuses the
                // text, but what is around it is sound. Rare enough to read it twice.
                return ReadObject(TextRepair.Repair(body.Span), parse);
            }
        }
        catch (JsonException error)
        {
            throw new MalformedResponseException(body.IsEmpty ? "it is empty" : "it is not complete, well-formed JSON", error);
        }
    }

    private static TResult ReadObject<TResult>(ReadOnlySpan<byte> body, Parse<TResult> parse)
    {
        var reader = new Utf8JsonReader(body.StartsWith("\uFEFF"u8) ? body[3..] : body, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new MalformedResponseException("it is not a JSON object");
        }

        var result = parse(ref reader);

        // Nothing but white space may follow; the reader throws at anything else.
        reader.Read();
        return result;
    }
}
