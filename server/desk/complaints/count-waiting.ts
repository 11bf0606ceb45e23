import type { Collection, mongo } from "mongoose";
import type { Ticket } from "#server/core/ticket.ts";
import type { ComplaintRow } from "./rows.ts";

/**
 * How many tickets stand in these ranges of the line, of people or of one experiment. Keys say how many there are, and only
 * rows whose they are: nearly always there is no experiment, and then the line's rows are not read.
 */
export async function countWaiting(
  complaints: Pick<Collection<ComplaintRow>, "countDocuments" | "findOne">,
  ranges: readonly mongo.Filter<ComplaintRow>[],
  trial: Ticket["trial"],
): Promise<number> {
  const count = async (of: mongo.Filter<ComplaintRow>) => {
    const counts = ranges.map((range) =>
      complaints.countDocuments({ status: "Open", ...range, ...of }, { hint: "line" }),
    );
    return (await Promise.all(counts)).reduce((sum, each) => sum + each, 0);
  };
  if (trial !== null) return count({ trial });
  const all = await count({});
  // After that count: where nothing of an experiment is there now, nothing was in it.
  const mark = { trial: { $exists: true } } as const;
  const isMixed = (await complaints.findOne(mark, { projection: { _id: 1 }, hint: "trial" })) !== null;
  return isMixed ? count({ trial }) : all;
}
