import { type Document, ObjectId } from "bson";

/** A complaint that an agent has from now on. */
export interface Given {
  readonly ticketId: string;
  readonly agentId: string;
}

/** The complaints that a command gives to agents, if the database does what it says, and how many conditions it has. */
export function asksToGive(body: Document): readonly Given[] {
  return writesOf(body).flatMap(({ q, u }) => {
    const { status, assignedTo } = u?.$set ?? {};
    const id: unknown = q?._id;
    if (status !== "In Progress" || !(assignedTo instanceof ObjectId) || !(id instanceof ObjectId)) return [];
    return [{ ticketId: id.toHexString(), agentId: assignedTo.toHexString() }];
  });
}

/** The complaints that a command solves: from here on nobody can be said to have them. */
export function asksToSolve(body: Document): readonly string[] {
  return writesOf(body).flatMap(({ q, u }) => {
    const id: unknown = q?._id;
    return u?.$set?.status === "Resolved" && id instanceof ObjectId ? [id.toHexString()] : [];
  });
}

function writesOf(body: Document): readonly Document[] {
  if (body["update"] === "complaints") return body["updates"] ?? [];
  return body["findAndModify"] === "complaints" ? [{ q: body["query"], u: body["update"] }] : [];
}

/** Whether the answer says that every one of so many writes was done. */
export function allDone(answer: Document, writes: number): boolean {
  return (answer["n"] ?? answer["lastErrorObject"]?.n) === writes;
}
