import { DomainError } from "#server/core/errors.ts";
import { turnOffMail } from "#server/desk/preferences/choose.ts";
import { readStopToken, type Stopping } from "#server/desk/preferences/stop-token.ts";
import type { WebContext } from "../context.ts";
import { readBody } from "./read-body.ts";

type StopContext = Pick<WebContext, "counters" | "desk" | "env" | "senders">;

/** Whose mails of which kinds the token in an address ends; null where the desk made no such token. */
export function stoppingIn({ env }: Pick<StopContext, "env">, token: string): Stopping | null {
  return readStopToken(token, { secret: env.authSecret, previousSecret: env.previousAuthSecret });
}

/**
 * Ends somebody's mails of the kinds that a token names, whoever brings it and however often. A body says that it is meant:
 * a mail program's (RFC 8058), as a form of either kind, or the page's.
 * @throws DomainError `link.over` where the desk made no such token, `input.invalid`, `request.too-many`
 */
export async function stopMails(
  { counters, desk, env, senders }: StopContext,
  request: Request,
  token: string,
): Promise<{ readonly isFromPage: boolean }> {
  const { network, isCrowd } = senders.read(request.headers);
  if (!isCrowd) counters.take("address-writes", network);
  const body = await readBody(request);
  const isFromPage = new URLSearchParams(body).has("page");
  if (!isFromPage && !/List-Unsubscribe\b[\s\S]{0,200}One-Click/i.test(body)) {
    throw new DomainError("input.invalid", { key: "refusals.stop.notMeant" });
  }
  const stopping = stoppingIn({ env }, token);
  if (!stopping) throw new DomainError("link.over", { key: "refusals.stop.unknown" });
  for (const kind of stopping.kinds) await turnOffMail(desk, stopping.userId, kind);
  return { isFromPage };
}
