import { http, url } from "./env-checks.ts";

const OF_A_QUEUE = "https://sqs.region.amazonaws.com/account/name";

/** The address of a standard queue: other queues' addresses are made of it, so it ends with the queue's name. */
export const queueUrl = url(http, `must be the URL of a queue (${OF_A_QUEUE})`)
  // What is no URL has been said already.
  .refine((value) => endsWithName(value) ?? true, {
    error: `must end with the queue's account and name (${OF_A_QUEUE}), and have no user, ? or # in it`,
  })
  .refine((value) => !isFifo(value), {
    error: "must be the URL of a standard queue: FIFO does not work here, and QuickFix keeps the order itself",
  });

function endsWithName(value: string): boolean | null {
  const read = URL.parse(value);
  return read && read.pathname.length > 1 && !`${read.username}${read.password}` && !/[?#]/.test(value);
}

const isFifo = (value: string) => /\.fifo$/i.test(URL.parse(value)?.pathname ?? "");

/** What is put aside into the queue that it came from comes back for ever; a sentence for each variable that would do that. */
export function queueProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const queue = nameIn(given["SQS_QUEUE_URL"]);
  return ["QUICKFIX_DLQ_URL", "QUICKFIX_SNS_DLQ_URL"].flatMap((name) =>
    queue !== undefined && nameIn(given[name]) === queue
      ? [`${name} names the queue of SQS_QUEUE_URL itself, so what is put aside would come back. Name another one.`]
      : [],
  );
}

/** Account and name: which host one queue is asked at may differ. */
function nameIn(address = ""): string | undefined {
  return URL.parse(address)?.pathname.replace(/\/$/, "");
}
