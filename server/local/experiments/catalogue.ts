import type { Experiment, ExperimentName } from "#server/operate/experiments/wire.ts";
import type { Order } from "../launch/control.ts";

/** What was seen of a fault, to tell whether there was one. */
export interface FaultSeen {
  readonly restarts: { readonly consumer: number; readonly db: number };
  readonly awsFaultsApplied: number;
  readonly databaseWasAway: boolean;
  readonly consumerWasSilent: boolean;
  readonly received: number;
  /** Events of these complaints that went through the queue, each counted once. */
  readonly published: number;
}

export interface Fault {
  readonly order: Order;
  /** How long it lasts; null when it is over as soon as the process was started again. */
  readonly seconds: number | null;
  readonly begins: string;
  readonly ends: string;
  /** The proof that it took place. An experiment without one would show nothing. */
  readonly proof: (seen: FaultSeen) => { happened: boolean; sentence: string };
}

export interface Plan {
  readonly experiment: Experiment;
  /** Complaints filed one after the other before the fault, spread over it, and after it. */
  readonly load: { readonly before: number; readonly during: number; readonly after: number };
  /** Those of the fault are filed at once. */
  readonly isBurst: boolean;
  readonly fault: Fault | null;
  /** Whether no message can come meanwhile. */
  readonly isQueueSilent: boolean;
  /** How soon after the fault nobody who had filed by then may stand in line. */
  readonly recoverWithinSeconds: number;
}

/** A receipt that its holder took to the grave comes back after this time. */
const VISIBILITY_SECONDS = 30;

const away = (service: "sns" | "sqs") => [{ id: `${service}-away`, service, effect: { kind: "refuse" } }];
const refusals = (service: string) => (seen: FaultSeen) => ({
  happened: seen.awsFaultsApplied > 0,
  sentence: `${service} refused ${seen.awsFaultsApplied} requests.`,
});
const outage = ({ databaseWasAway }: FaultSeen) => ({
  happened: databaseWasAway,
  sentence: databaseWasAway ? "The database did not answer meanwhile." : "The database answered all the time.",
});

const plan = (
  name: ExperimentName,
  words: Pick<Experiment, "title" | "what" | "expects" | "seconds">,
  rest: Omit<Plan, "experiment" | "isBurst" | "isQueueSilent"> & Partial<Pick<Plan, "isBurst" | "isQueueSilent">>,
): Plan => {
  const complaints = rest.load.before + rest.load.during + rest.load.after;
  return { isBurst: false, isQueueSilent: false, ...rest, experiment: { name, ...words, complaints } };
};

/** Every experiment: what is done, and what has to hold afterwards. */
export const PLANS: readonly Plan[] = [
  plan(
    "kill-consumer",
    {
      title: "Kill the consumer in the middle of a pass",
      what: "30 complaints arrive at once. While the consumer gives them out, it is killed (SIGKILL) with some of the assignments written and others not.",
      expects: "It is started again and finishes. Nobody is given a complaint twice, nobody is told twice.",
      seconds: 45,
    },
    {
      load: { before: 6, during: 30, after: 6 },
      isBurst: true,
      fault: {
        order: { do: "arm", crashAt: "pass.claim-written:3", seconds: 40 },
        seconds: null,
        begins: "The consumer will be killed after it has written the third assignment from now on",
        ends: "The consumer was killed there and started again",
        proof: ({ restarts }) => ({
          happened: restarts.consumer > 0,
          sentence: `The consumer died in the middle of a pass; it was started again ${restarts.consumer === 1 ? "once" : `${restarts.consumer} times`}.`,
        }),
      },
      recoverWithinSeconds: VISIBILITY_SECONDS + 15,
    },
  ),
  plan(
    "freeze-consumer",
    {
      title: "Freeze the consumer for 40 s",
      what: "The consumer is stopped (SIGSTOP) for 40 s: longer than messages stay hidden for it. Then it goes on and believes that no time has passed.",
      expects: "Complaints wait and are given out when it wakes. What it held too long it does not do twice.",
      seconds: 60,
    },
    {
      load: { before: 6, during: 24, after: 6 },
      fault: {
        order: { do: "freeze", child: "consumer", seconds: 60 },
        seconds: 40,
        begins: "The consumer is frozen",
        ends: "The consumer goes on",
        proof: ({ consumerWasSilent }) => ({
          happened: consumerWasSilent,
          sentence: consumerWasSilent
            ? "The consumer did not answer meanwhile."
            : "The consumer answered all the time.",
        }),
      },
      recoverWithinSeconds: VISIBILITY_SECONDS + 15,
    },
  ),
  plan(
    "sns-away",
    {
      title: "Take SNS away for 30 s",
      what: "Every connection to SNS is refused for 30 s, while complaints go on being filed.",
      expects: "Filing works as ever. Events wait in their complaints and are published when SNS is back.",
      seconds: 60,
    },
    {
      load: { before: 6, during: 24, after: 6 },
      fault: {
        order: { do: "aws-faults", rules: away("sns"), seconds: 50 },
        seconds: 30,
        begins: "SNS refuses every connection",
        ends: "SNS is back",
        proof: refusals("SNS"),
      },
      isQueueSilent: true,
      // An event that could not be published is tried again ever more slowly, and at least every fifteen seconds.
      recoverWithinSeconds: 30,
    },
  ),
  plan(
    "sqs-away",
    {
      title: "Take SQS away for 30 s",
      what: "Every connection to SQS is refused for 30 s: the consumer can neither receive nor acknowledge.",
      expects:
        "Filing works as ever. The messages are there when SQS is back, and what was handled is not handled again.",
      seconds: 50,
    },
    {
      load: { before: 6, during: 24, after: 6 },
      fault: {
        order: { do: "aws-faults", rules: away("sqs"), seconds: 50 },
        seconds: 30,
        begins: "SQS refuses every connection",
        ends: "SQS is back",
        proof: refusals("SQS"),
      },
      isQueueSilent: true,
      recoverWithinSeconds: VISIBILITY_SECONDS + 15,
    },
  ),
  plan(
    "five-times",
    {
      title: "Deliver everything five times, in disorder",
      what: "For 20 s SQS hands out every message five times, and messages overtake each other.",
      expects: "Each message counts once, whenever it comes.",
      seconds: 35,
    },
    {
      load: { before: 0, during: 30, after: 6 },
      fault: {
        order: {
          do: "aws-faults",
          rules: [
            { id: "five-times", service: "sqs", effect: { kind: "duplicate-messages", times: 5 } },
            { id: "disorder", service: "sqs", effect: { kind: "shuffle-messages" } },
          ],
          seconds: 40,
        },
        seconds: 20,
        begins: "SQS hands out every message five times, in disorder",
        ends: "SQS delivers as usual",
        proof: ({ awsFaultsApplied, received, published }) => ({
          happened: awsFaultsApplied > 0 && published > 0 && received > published,
          sentence: `The consumer received ${received} messages for ${published} events of these complaints.`,
        }),
      },
      recoverWithinSeconds: VISIBILITY_SECONDS + 15,
    },
  ),
  plan(
    "kill-database",
    {
      title: "Kill the database",
      what: "The database is killed (SIGKILL) and stays away for 10 s. Filing is refused meanwhile and tried again with the same Idempotency-Key.",
      expects: "What was confirmed is there, once. What was tried again is not there twice.",
      seconds: 30,
    },
    {
      load: { before: 6, during: 18, after: 6 },
      fault: {
        order: { do: "hold-down", child: "db", seconds: 30 },
        seconds: 10,
        begins: "The database is killed",
        ends: "The database may start again",
        proof: outage,
      },
      recoverWithinSeconds: VISIBILITY_SECONDS + 15,
    },
  ),
  plan(
    "freeze-database",
    {
      title: "Freeze the database for 20 s",
      what: "The database is stopped (SIGSTOP) for 20 s: connections stay open and nothing answers. Then it does what it had been asked.",
      expects: "Writes whose answers came too late are found and not made twice.",
      seconds: 45,
    },
    {
      load: { before: 6, during: 18, after: 6 },
      fault: {
        order: { do: "freeze", child: "db", seconds: 40 },
        seconds: 20,
        begins: "The database is frozen",
        ends: "The database goes on",
        proof: outage,
      },
      recoverWithinSeconds: VISIBILITY_SECONDS + 15,
    },
  ),
  plan(
    "two-hundred",
    {
      title: "File 200 complaints at once",
      what: "200 complaints are filed in the same moment, for four agents with four places each.",
      expects:
        "All of them are confirmed, nobody ever holds more than they have places for, and the line becomes empty.",
      seconds: 45,
    },
    { load: { before: 0, during: 200, after: 0 }, isBurst: true, fault: null, recoverWithinSeconds: 120 },
  ),
];

/** @throws when there is no experiment of that name. */
export function planOf(name: ExperimentName): Plan {
  const found = PLANS.find(({ experiment }) => experiment.name === name);
  if (!found) throw new Error(`There is no experiment named ${name}.`);
  return found;
}
