// The one description of topic and queues; set-up, doctor, template, conformance and the embedded stack all read it.

/** What a desk's topic and queue are called unless it is given another name. */
export const DEFAULT_NAME = "QuickFix";

/** Beside each other in one account there is room for as many desks as there are names. */
export interface TopologyNames {
  readonly topic: string;
  readonly queue: string;
  /** Messages that the consumer, or the redrive policy, gave up on. */
  readonly deadLetters: string;
  /** Events that SNS could not put into the queue at all. */
  readonly subscriptionDeadLetters: string;
}

const SUFFIX = { deadLetters: "-dlq", subscriptionDeadLetters: "-sns-dlq" } as const;
/** A queue's name has at most eighty characters. */
const MAX_NAME = 80 - SUFFIX.subscriptionDeadLetters.length;

/** How topic and queues of a desk are called. @throws RangeError with a sentence when AWS cannot take the name */
export function namesOf(name: string = DEFAULT_NAME): TopologyNames {
  const problem = nameProblem(name);
  if (problem) throw new RangeError(problem);
  return { topic: name, queue: name, ...deadLettersOf(name) };
}

/** The dead-letter queues that belong to a queue, by its name or by its URL. */
export function deadLettersOf(queue: string): Pick<TopologyNames, keyof typeof SUFFIX> {
  return {
    deadLetters: `${queue}${SUFFIX.deadLetters}`,
    subscriptionDeadLetters: `${queue}${SUFFIX.subscriptionDeadLetters}`,
  };
}

/** The command that makes, repairs or, with an option, prints what a desk of this name needs. */
export function setUpCommand(name: string, option?: "--print" | "--policy"): string {
  const rest = [...(option ? [option] : []), ...(name === DEFAULT_NAME ? [] : ["--name", name])];
  return ["npm run aws:setup", ...(rest.length > 0 ? ["--", ...rest] : [])].join(" ");
}

/** The topic of that name in the account and region of this queue. */
export function topicArnBeside(queueArn: string, topic: string): string {
  const [, partition, , region, account] = queueArn.split(":");
  return ["arn", partition, "sns", region, account, topic].join(":");
}

/** The name of a topic or queue in its ARN or URL. */
export function nameIn(address: string): string {
  return /[^:/]+$/.exec(address)?.[0] ?? address;
}

/** What AWS would refuse about the name, as a sentence; null when it takes it. */
export function nameProblem(name: string): string | null {
  if (name.endsWith(".fifo")) {
    return `${name} would be a FIFO topic. QuickFix uses standard ones: it keeps the order itself, and FIFO costs speed.`;
  }
  if (!/^[\w-]+$/.test(name)) return `"${name}" is no name for a queue: letters, digits, - and _ only.`;
  return name.length <= MAX_NAME
    ? null
    : `The name has ${name.length} characters; the queues' names are made of it and leave room for ${MAX_NAME}.`;
}

/** The consumer gives up at eight; twelve is the net for crashes that end the process before it can decide. */
export const MAX_RECEIVE_COUNT = 12;
export const VISIBILITY_TIMEOUT_SECONDS = 30;
export const RECEIVE_WAIT_SECONDS = 15;

const DAY_SECONDS = 86_400;
/** A dead letter keeps the age of its first sending, so its queue has to keep it longer than the source does. */
const RETENTION_DAYS = { queue: 4, deadLetters: 14 } as const;

export type Attributes = Readonly<Record<string, string>>;

/** What both dead-letter queues need, apart from a policy. */
export const DEAD_LETTER_ATTRIBUTES: Attributes = {
  MessageRetentionPeriod: String(RETENTION_DAYS.deadLetters * DAY_SECONDS),
};

/** What the queue needs, apart from a policy. */
export function queueAttributes(deadLetterArn: string): Attributes {
  return {
    VisibilityTimeout: String(VISIBILITY_TIMEOUT_SECONDS),
    ReceiveMessageWaitTimeSeconds: String(RECEIVE_WAIT_SECONDS),
    MessageRetentionPeriod: String(RETENTION_DAYS.queue * DAY_SECONDS),
    RedrivePolicy: redrivePolicy(deadLetterArn, { maxReceiveCount: MAX_RECEIVE_COUNT }),
  };
}

/** Raw delivery keeps body and attributes as they were published; without a redrive policy SNS drops what it cannot deliver. */
export function subscriptionAttributes(subscriptionDeadLetterArn: string): Attributes {
  return { RawMessageDelivery: "true", RedrivePolicy: redrivePolicy(subscriptionDeadLetterArn) };
}

function redrivePolicy(deadLetterTargetArn: string, rest: Record<string, number> = {}): string {
  return JSON.stringify({ deadLetterTargetArn, ...rest });
}
