namespace ImageBuilderWorkflow.Core;

/// <summary>Compares what somebody typed with what can be meant.</summary>
internal static class EditDistance
{
    /// <summary>How many letters have to be put in, left out, replaced or swapped with their neighbour.</summary>
    public static int Between(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    cost[row, column] = row + column;
                    continue;
                }

                var change = one[row - 1] == other[column - 1] ? 0 : 1;
                cost[row, column] = Math.Min(
                    Math.Min(cost[row - 1, column], cost[row, column - 1]) + 1,
                    cost[row - 1, column - 1] + change
                );
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    cost[row, column] = Math.Min(cost[row, column], cost[row - 2, column - 2] + 1);
                }
            }
        }

        return cost[one.Length, other.Length];
    }
}
