using ImageBuilderWorkflow.Packaging;

return PackagingTool.Run(args, Console.Error);
