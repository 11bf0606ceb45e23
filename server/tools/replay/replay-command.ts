import { isDeepStrictEqual, parseArgs } from "node:util";
import { PUBLISHED_TYPES, type PublishedType } from "#server/core/events/event-data.ts";
import { cancelReplay, listReplays, pauseReplay, resumeReplay } from "#server/operate/replay/change-replay.ts";
import { toEventRange } from "#server/operate/replay/event-range.ts";
import { runReplay } from "#server/operate/replay/run-replay.ts";
import { countReplay, startReplay } from "#server/operate/replay/start-replay.ts";
import { DEFAULT_REPLAY_RATE, MAX_REPLAY_RATE, type ReplayView, StartReplay } from "#server/operate/replay/wire.ts";
import { type CommandParts, createNarrator, NOT_DONE, OPERATOR, say, UsageError } from "../send-again/run-command.ts";
import { workUntil } from "../send-again/work-until.ts";

const HELP = `npm run replay -- [which events] [how]

Sends stored events to the queue once more, under their own ids. What went well before changes nothing.

  --type TYPE       only events of this type; may be given several times
  --from TIME       stored at this time or later, for example 2026-01-17T09:00:00Z
  --to TIME         stored before this time
  --ticket ID       only events of this complaint, by either of its ids
  --rate N          events per second, 1 to ${MAX_REPLAY_RATE} (${DEFAULT_REPLAY_RATE})
  --topic           to the topic, which reaches every subscriber; needs --confirm
  --dry-run         only counts them
  --list            shows the latest replays
  --cancel          gives up the replay that is running or paused

Ctrl-C pauses it; the same command goes on where it was. Running consumers help.
Types: ${PUBLISHED_TYPES.join(", ")}

Ends with 0 when all is sent, 1 when not, 2 when it is called wrongly or cannot reach what it needs.
`;

const OPTIONS = {
  type: { type: "string", multiple: true },
  from: { type: "string" },
  to: { type: "string" },
  ticket: { type: "string" },
  rate: { type: "string" },
  topic: { type: "boolean", default: false },
  confirm: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  cancel: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** @returns the exit code */
export async function replayCommand(args: readonly string[], connect: () => Promise<CommandParts>): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return say(HELP);
  const order = StartReplay.parse({
    types: values.type?.map(knownType),
    from: instant(values.from, "--from"),
    to: instant(values.to, "--to"),
    ticket: values.ticket,
    perSecond: values.rate === undefined ? undefined : Number(values.rate),
    target: values.topic ? "topic" : "queue",
    confirm: values.confirm,
  });
  const parts = await connect();
  const { deps } = parts;
  if (values.list) return say((await listReplays(deps, OPERATOR)).replays.map(describe).join("\n") || "No replay yet.");
  if (values.cancel) {
    const active = await deps.replays.findActive();
    if (!active) return say("No replay is running or paused.", NOT_DONE);
    return say(describe(await cancelReplay(deps, OPERATOR, active.id)));
  }
  if (values["dry-run"]) {
    const { count, byType, firstAt, lastAt } = await countReplay(deps, OPERATOR, order);
    const lines = byType.map((each) => `${String(each.count).padStart(9)}  ${each.type}`);
    const range = count > 0 ? `, stored from ${firstAt} to ${lastAt}` : "";
    return say([`${count} events would be sent${range}.`, ...lines].join("\n"), count > 0 ? 0 : NOT_DONE);
  }
  return carryOut(parts, (await findSame(parts, order)) ?? (await startReplay(deps, OPERATOR, order)));
}

async function carryOut({ deps, runner, signal }: CommandParts, replay: ReplayView): Promise<number> {
  const narrate = createNarrator();
  const { state } = await workUntil(
    {
      step: (until) => runReplay(runner, until),
      look: async () => (await deps.replays.find(replay.id)) ?? replay,
      isOver: (progress) => progress.state !== "running",
      show: (progress) => narrate(describe(progress)),
      onProblem: (error) => narrate(`It does not get on: ${error instanceof Error ? error.message : String(error)}`),
    },
    signal,
  );
  if (state !== "running") return state === "finished" ? 0 : NOT_DONE;
  const paused = await pauseReplay(deps, OPERATOR, replay.id);
  return say(`${describe(paused)}\nRun the same command again to go on, or with --cancel to give it up.`, NOT_DONE);
}

/** The replay that the same command began earlier, going on now; null when there is none. */
async function findSame({ deps }: CommandParts, order: StartReplay): Promise<ReplayView | null> {
  const active = await deps.replays.findActive();
  if (!active || active.createdBy !== OPERATOR.name || active.target !== order.target) return null;
  const { range } = await toEventRange(deps, order);
  const isSame = isDeepStrictEqual(
    { ...active.range, types: new Set(active.range.types), to: null },
    { ...range, types: new Set(range.types), to: null },
  );
  const endsAlike = !order.to || active.range.to.getTime() === range.to.getTime();
  return isSame && endsAlike ? resumeReplay(deps, OPERATOR, active.id) : null;
}

function describe({ state, sent, skipped, total, target, problem }: Describable): string {
  const left = skipped > 0 ? `, ${skipped} that can never be sent were left out` : "";
  return `${STATE_WORDS[state]}: ${sent} of ${total} events sent to the ${target}${left}${problem ? `. Waiting: ${problem}` : ""}`;
}

type Describable = Pick<ReplayView, "state" | "sent" | "skipped" | "total" | "target" | "problem">;

const STATE_WORDS = { running: "Running", paused: "Paused", cancelled: "Cancelled", finished: "Finished" } as const;

function knownType(type: string): PublishedType {
  const known = PUBLISHED_TYPES.find((each) => each === type);
  if (!known) throw new UsageError(`There are no events of type ${type}. Choose from: ${PUBLISHED_TYPES.join(", ")}.`);
  return known;
}

/** Any time that the language understands, so that a date alone will do. */
function instant(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new UsageError(`${option} ${text} is no time. Write it like 2026-01-17T09:00:00Z.`);
  return new Date(time).toISOString();
}
