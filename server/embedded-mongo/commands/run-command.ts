import { type Doc, encode } from "../bson/document.ts";
import { HandOver, runWithin } from "../interrupt.ts";
import type { ReportThread } from "../reports/thread.ts";
import { RawValue } from "../wire/reply.ts";
import type { Command, CommandContext } from "./command.ts";

/** What a read may take, unless the client sets it less. */
export const readLimitMs = 30_000;
/** A read that has not ended by then is begun again on the thread for reports. */
const readHereMs = 10;
/** A read that cannot be handed over keeps everybody waiting. */
const readOnlyHereMs = 2_000;

/** Runs a command within its time; a read that turns out to be long goes on where nobody waits for it. */
export function runCommand(context: CommandContext, command: Command): Doc | Promise<Doc> {
  const { reports } = context.engine;
  const startedAt = performance.now();
  const isReport = command.isReport?.(context) === true;
  if (!isReport || reports === null) {
    const deadline = command.isWrite ? context.deadline : Math.min(context.deadline, startedAt + readOnlyHereMs);
    return runWithin({ deadline: reports === null ? context.deadline : deadline, handOverAt: null }, () =>
      command.run(context),
    );
  }
  const deadline = Math.min(context.deadline, startedAt + readLimitMs);
  try {
    return runWithin({ deadline, handOverAt: startedAt + readHereMs }, () => command.run(context));
  } catch (error) {
    if (!(error instanceof HandOver)) throw error;
    return askReports(reports, context, false);
  }
}

/**
 * Has the thread for reports run a command. It sees everything that was answered before, and what was written in this
 * turn as well: that is waited for.
 */
export async function askReports(
  reports: ReportThread,
  { engine, client, db, session, body, deadline }: CommandContext,
  isShort: boolean,
): Promise<Doc> {
  await engine.turn.settled();
  const [name = ""] = Object.keys(body);
  const request = { name, db, session, body: encode(body), now: engine.now() };
  const answer = await reports.ask({ request, deadline, limitMs: readLimitMs, isShort, isWanted: client.isOpen });
  if (!("fields" in answer)) throw new TypeError(`${name} was answered with something else than a reply`);
  return Object.fromEntries(answer.fields.map(({ name: field, type, bytes }) => [field, new RawValue(type, bytes)]));
}
