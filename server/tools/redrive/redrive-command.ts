import { isDeepStrictEqual, parseArgs } from "node:util";
import { letterOverview } from "#server/operate/letters/list-letters.ts";
import { getRedrive } from "#server/operate/letters/list-redrives.ts";
import { countRetriable, retryLetters } from "#server/operate/letters/retry-letters.ts";
import { runRedrive } from "#server/operate/letters/run-redrive.ts";
import { type LetterOverview, LetterSelection, type RedriveView } from "#server/operate/letters/wire.ts";
import { type CommandParts, createNarrator, NOT_DONE, OPERATOR, say, UsageError } from "../send-again/run-command.ts";
import { workUntil } from "../send-again/work-until.ts";

const HELP = `npm run redrive -- --group ID | --id ID | --all  [--dry-run] [--wait SECONDS]
npm run redrive -- --list

Sends messages that had failed to the queue once more.

  --list            shows what has failed, by group
  --group ID        retries the messages of a group
  --id ID           retries one message; may be given several times
  --all             retries everything that has failed
  --dry-run         only counts
  --wait SECONDS    how long to wait for what becomes of them, without news (30)

After Ctrl-C a running consumer goes on with it, or the same command does.

Ends with 0 when every message was handled or is on its way, 1 when some failed again or nothing could be done, 2 when it is
called wrongly or cannot reach what it needs.
`;

const OPTIONS = {
  group: { type: "string" },
  id: { type: "string", multiple: true },
  all: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  wait: { type: "string", default: "30" },
  help: { type: "boolean", default: false },
} as const;

/** @returns the exit code */
export async function redriveCommand(args: readonly string[], connect: () => Promise<CommandParts>): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) return say(HELP);
  const waitMs = Number(values.wait) * 1_000;
  if (!(waitMs >= 0)) throw new UsageError("--wait takes a number of seconds.");
  const selection = values.list ? null : selectionOf(values);
  const parts = await connect();
  if (!selection) return say(describeGroups(await letterOverview(parts.deps, OPERATOR)));
  const earlier = await findSame(parts, selection);
  if (values["dry-run"]) {
    if (earlier) return say(`${describe(earlier)}\nThe same command without --dry-run goes on with it.`);
    const { ready, cut } = await countRetriable(parts.deps, OPERATOR, selection);
    const note = cut > 0 ? ` ${cut} cannot: only the beginning of their text was kept.` : "";
    return say(`${ready} ${ready === 1 ? "message" : "messages"} would be sent again.${note}`);
  }
  return carryOut(parts, earlier ?? (await retryLetters(parts.deps, OPERATOR, selection)), waitMs);
}

async function carryOut({ deps, runner, signal }: CommandParts, redrive: RedriveView, waitMs: number): Promise<number> {
  const narrate = createNarrator();
  let latest = "";
  let newsAt = Date.now();
  const end = await workUntil(
    {
      step: (until) => runRedrive(runner, until),
      look: () => getRedrive(deps, OPERATOR, redrive.id),
      isOver: ({ state }) => state === "finished" || (state === "waiting" && Date.now() - newsAt > waitMs),
      show(progress) {
        const line = describe(progress);
        if (line !== latest) newsAt = Date.now();
        latest = line;
        narrate(line);
      },
      onProblem: (error) => narrate(`It does not get on: ${error instanceof Error ? error.message : String(error)}`),
    },
    signal,
  );
  if (end.state === "finished") return end.failedAgain > 0 ? NOT_DONE : 0;
  if (end.state === "waiting") {
    const open = end.total - end.resolved - end.failedAgain;
    return say(`${open} are on their way. The consumer notes what becomes of them; see --list.`);
  }
  return say("Stopped. Run the same command again to go on, or leave it to a running consumer.", NOT_DONE);
}

/** The retry of the same messages that is not finished; null when there is none. */
async function findSame({ deps }: CommandParts, selection: LetterSelection): Promise<RedriveView | null> {
  const redrives = await deps.redrives.list(20);
  const same = redrives.find((each) => each.state !== "finished" && isDeepStrictEqual(each.selection, selection));
  return same ? getRedrive(deps, OPERATOR, same.id) : null;
}

function selectionOf({ group, id, all }: { group?: string; id?: string[]; all: boolean }): LetterSelection {
  const chosen = [group ? { groupId: group } : [], id ? { ids: id } : [], all ? { all: true } : []].flat();
  const [selection] = chosen;
  if (!selection || chosen.length > 1) throw new UsageError("Say which messages: --group, --id or --all; one of them.");
  const parsed = LetterSelection.safeParse(selection);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    group ? `${group} is no group's id: it has 12 hexadecimal digits.` : "An --id is empty or too long.",
  );
}

function describe({ state, total, sent, resolved, failedAgain, problem }: RedriveView): string {
  const head = state === "finished" ? "Finished" : state === "waiting" ? "Sent" : "Sending";
  const counts = `${sent} of ${total} sent, ${resolved} handled, ${failedAgain} failed again`;
  return `${head}: ${counts}${problem ? `. Waiting: ${problem}` : ""}`;
}

function describeGroups({ groups, totals }: LetterOverview): string {
  if (groups.length === 0) return "Nothing has failed.";
  const lines = groups.flatMap(({ id, title, template, sentence, advice, failed, retrying, cut, lastAt }) => [
    `${id}  ${failed} failed${retrying > 0 ? `, ${retrying} being retried` : ""}${cut > 0 ? `, ${cut} cut` : ""}, last at ${lastAt}`,
    `              ${title}: ${template}`,
    `              ${sentence} ${advice}`,
  ]);
  return [
    ...lines,
    "",
    `${totals.failed} failed, ${totals.retrying} being retried, ${totals.resolved} solved, ${totals.archived} archived.`,
  ].join("\n");
}
