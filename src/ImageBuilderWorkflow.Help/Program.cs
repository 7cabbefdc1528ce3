using ImageBuilderWorkflow.Help;

return HelpTool.Run(args, Console.Error);
