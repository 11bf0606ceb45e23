import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { presentRedrive } from "./present.ts";
import type { Redrive } from "./redrive.ts";
import type { Letters, Redrives } from "./room.ts";
import type { RedriveView } from "./wire.ts";

/** Admins: the latest retries, newest first. */
export async function listRedrives(
  room: Redrives<"list"> & Letters<"redriveFigures">,
  actor: Actor,
): Promise<RedriveView[]> {
  requireRole(actor, "admin");
  const redrives = await room.redrives.list(MOST_LISTED.redrives);
  return Promise.all(redrives.map((redrive) => withFigures(room, redrive)));
}

/**
 * Admins: how far one retry is.
 * @throws DomainError `letters.not-found`
 */
export async function getRedrive(
  room: Redrives<"find"> & Letters<"redriveFigures">,
  actor: Actor,
  id: string,
): Promise<RedriveView> {
  requireRole(actor, "admin");
  const redrive = DocumentId.safeParse(id).success ? await room.redrives.find(id) : null;
  if (!redrive) throw new DomainError("letters.not-found", { key: "refusals.letters.noRetry" });
  return withFigures(room, redrive);
}

/** Counted from the letters while it runs; afterwards they may belong to another retry. */
async function withFigures({ letters }: Letters<"redriveFigures">, redrive: Redrive): Promise<RedriveView> {
  if (redrive.state === "finished") return presentRedrive(redrive, { ...redrive, unsent: 0 });
  return presentRedrive(redrive, await letters.redriveFigures(redrive.id));
}
