import { archiveLetters } from "#server/operate/letters/archive-letters.ts";
import { readLetter } from "#server/operate/letters/read-letter.ts";
import { retryLetters } from "#server/operate/letters/retry-letters.ts";
import { cancelReplay } from "#server/operate/replay/change-replay.ts";
import { startReplay } from "#server/operate/replay/start-replay.ts";
import { aDeadMessage } from "#server/operate/testing.ts";
import { GONE, type Stage, type Withdrawals } from "./trial.ts";

const HOURS = { timeZone: "UTC", week: "always", holidays: [] } as const;

/** A message that failed, as a selection of one. */
async function letter({ world: { web } }: Stage) {
  const read = readLetter("queue", aDeadMessage(`withdrawn-${crypto.randomUUID()}`), new Date());
  await web.letters.letters.record(read);
  return { ids: [read.id] };
}

async function archivedLetter(stage: Stage) {
  const selection = await letter(stage);
  await archiveLetters(stage.world.web.letters, stage.admin, selection);
  return selection;
}

async function cancelledReplay({ world: { web }, admin, hold }: Stage) {
  await hold();
  await web.drain();
  const order = { types: [], target: "queue" as const, perSecond: 50, confirm: false };
  const { id } = await startReplay({ ...web.letters, resourceId: undefined }, admin, order);
  await cancelReplay(web.letters, admin, id);
  return { id };
}

const replayIsGone = (admin: Stage["admin"]) => ({ as: admin, input: { id: GONE } });
const REPLAY_GONE = ["replay.not-found", "There is no such replay any more. Start another one."] as const;
const REPLAY_OVER = ["replay.over", "This replay has ended already. Start another one to send more."] as const;
const replayEnded = [
  {
    what: "one that another admin has cancelled",
    asks: async (stage: Stage) => ({ as: stage.admin, input: await cancelledReplay(stage) }),
    answer: REPLAY_OVER,
  },
  {
    what: "one that was forgotten",
    asks: ({ admin }: Stage) => replayIsGone(admin),
    answer: REPLAY_GONE,
  },
];

/** What operators do, and what is set for the whole desk. */
export const pipeline: Withdrawals = {
  "deadLetters.retry": [
    {
      what: "messages that another admin has archived",
      asks: async (stage) => ({ as: stage.admin, input: await archivedLetter(stage) }),
      answer: [
        "letters.none",
        "None of these messages has failed: they are solved or archived already. List them again.",
      ],
    },
    {
      what: "messages that another admin retries",
      asks: async (stage) => {
        const selection = await letter(stage);
        await retryLetters(stage.world.web.letters, stage.admin, selection);
        return { as: stage.admin, input: selection };
      },
      answer: ["letters.busy", "One of these messages is being retried at this moment. Wait until that has ended."],
    },
    {
      what: "messages whose time is over",
      asks: ({ admin }) => ({ as: admin, input: { ids: ["none"] } }),
      answer: ["letters.not-found", "These messages are not there any more. List them again."],
    },
  ],
  "deadLetters.archive": [
    {
      what: "messages that another admin has archived",
      asks: async (stage) => ({ as: stage.admin, input: await archivedLetter(stage) }),
      answer: ["letters.none", "There is nothing to archive: none of these messages has failed. List them again."],
    },
  ],
  "deadLetters.restore": [
    {
      what: "messages that another admin has brought back",
      asks: async (stage) => ({ as: stage.admin, input: await letter(stage) }),
      answer: ["letters.none", "There is nothing to restore: none of these messages is archived. List them again."],
    },
  ],
  "replay.start": [
    {
      what: "a complaint that there is not",
      asks: ({ admin }) => ({ as: admin, input: { ticket: "COMP-99999" } }),
      answer: ["complaint.not-found", /Check the number\.$/],
    },
  ],
  "replay.pause": replayEnded,
  "replay.resume": replayEnded,
  "replay.cancel": replayEnded,
  "replay.releaseParked": "All that there are; none is as good as done.",
  "experiments.start": "An experiment is one of a list in the code; one that runs already is told by the launcher.",
  "experiments.stop": "Whatever runs; nothing is as good as stopped.",
  "notifications.markRead": "What is not there any more is as good as read.",
  "alerts.markRead": "What is over is as good as read.",
  "audit.export": "It names a span of time and a format.",
  "hours.set": [
    {
      what: "hours that another admin has set",
      asks: ({ admin }) => ({ as: admin, input: { rev: 99, ...HOURS } }),
      answer: [
        "hours.changed-meanwhile",
        "Somebody else has changed the hours since you opened this page. Look at them again and repeat what you did.",
      ],
    },
  ],
};
