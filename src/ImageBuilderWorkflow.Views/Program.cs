using ImageBuilderWorkflow.Views;

if (args is not [var path])
{
    Console.Error.WriteLine("error : Give the path of the format file to write, and nothing else.");
    return 1;
}

FormatFile.Write(Tables.All, path);
return 0;
