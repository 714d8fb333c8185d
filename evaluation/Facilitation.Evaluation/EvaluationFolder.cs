namespace Facilitation.Evaluation;

/// <summary>Finds <c>evaluation/</c> from wherever the program is started.</summary>
internal static class EvaluationFolder
{
    public static string Find()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "evaluation");
                if (Directory.Exists(Path.Combine(candidate, "cases")))
                {
                    return candidate;
                }
            }
        }

        throw new DirectoryNotFoundException("evaluation/cases was not found: start the program inside the repository.");
    }
}
