import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { LetterDeps } from "./deps.ts";
import { presentRedrive } from "./present.ts";
import type { Redrive } from "./redrive.ts";
import type { RedriveView } from "./wire.ts";

const MOST = 20;

/** Admins: the latest retries, newest first. */
export async function listRedrives(deps: LetterDeps, actor: Actor): Promise<RedriveView[]> {
  requireRole(actor, "admin");
  const redrives = await deps.redrives.list(MOST);
  return Promise.all(redrives.map((redrive) => withFigures(deps, redrive)));
}

/**
 * Admins: how far one retry is.
 * @throws DomainError `letters.not-found`
 */
export async function getRedrive(deps: LetterDeps, actor: Actor, id: string): Promise<RedriveView> {
  requireRole(actor, "admin");
  const redrive = DocumentId.safeParse(id).success ? await deps.redrives.find(id) : null;
  if (!redrive) throw new DomainError("letters.not-found", "There is no such retry any more.");
  return withFigures(deps, redrive);
}

/** Counted from the letters while it runs; afterwards they may belong to another retry. */
async function withFigures({ letters }: LetterDeps, redrive: Redrive): Promise<RedriveView> {
  if (redrive.state === "finished") return presentRedrive(redrive, { ...redrive, unsent: 0 });
  return presentRedrive(redrive, await letters.redriveFigures(redrive.id));
}
