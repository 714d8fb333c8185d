using System.CommandLine;
using Facilitation.Evaluation;
using Facilitation.Evaluation.Bench;

var root = new RootCommand("Measures what the service answers and how fast, on the cases of evaluation/cases and on generated ones.") { EvalCommand.Build(), AskCommand.Build(), BenchCommand.Build(), WeighCommand.Build() };
return await root.Parse(args).InvokeAsync();
