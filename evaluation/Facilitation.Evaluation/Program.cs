using System.CommandLine;
using Facilitation.Evaluation;

var root = new RootCommand("Measures what the service answers, on the cases of evaluation/cases.") { EvalCommand.Build(), AskCommand.Build() };
return await root.Parse(args).InvokeAsync();
