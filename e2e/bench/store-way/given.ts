import { type Document, ObjectId } from "bson";

/** A complaint that an agent has from now on. */
export interface Given {
  readonly ticketId: string;
  readonly agentId: string;
}

/** The complaints that a command gives to agents, if the database does what it says, and how many conditions it has. */
export function asksToGive(body: Document): readonly Given[] {
  const writes: readonly Document[] =
    body["update"] === "complaints"
      ? (body["updates"] ?? [])
      : body["findAndModify"] === "complaints"
        ? [{ q: body["query"], u: body["update"] }]
        : [];
  return writes.flatMap(({ q, u }) => {
    const { status, assignedTo } = u?.$set ?? {};
    const id: unknown = q?._id;
    if (status !== "In Progress" || !(assignedTo instanceof ObjectId) || !(id instanceof ObjectId)) return [];
    return [{ ticketId: id.toHexString(), agentId: assignedTo.toHexString() }];
  });
}

/** Whether the answer says that every one of so many writes was done. */
export function allDone(answer: Document, writes: number): boolean {
  return (answer["n"] ?? answer["lastErrorObject"]?.n) === writes;
}
