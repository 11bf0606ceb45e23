import { type AwsAction, actionOf, operationOf } from "./actions.ts";
import { isRefusal } from "./aws-errors.ts";
import { PLACE_WORDS, type Place } from "./permissions.ts";

/** One call's right, as it was asked for. */
export interface AskedRight {
  readonly action: AwsAction;
  /** The topic's or subscription's ARN, the queue's URL or name; empty where the call names none. */
  readonly of: string;
}

export type OnRight = (right: AskedRight, answer: "granted" | "refused") => void;

/** Outermost: what it hears of is a call, however often it was repeated. */
export const RIGHTS_STEP = { step: "initialize", priority: "high", name: "sayWhatIsRefused" } as const;

/** Makes every refused call name the right that is missing, whatever SNS or SQS say of it, and tells who wants to know. */
export function sayingRefusals(service: "sns" | "sqs", onRight: OnRight = () => {}) {
  return <Args extends { readonly input: object }, Output>(
    next: (args: Args) => Promise<Output>,
    context: { readonly commandName?: string },
  ) =>
    async (args: Args): Promise<Output> => {
      const action = actionOf(service, operationOf(context));
      const right = action && { action, of: subjectOf(args.input) };
      try {
        const output = await next(args);
        if (right) onRight(right, "granted");
        return output;
      } catch (error) {
        if (right && isRefusal(error)) {
          onRight(right, "refused");
          error.message = `These keys may not ${right.action}${right.of && ` on ${right.of}`}. (${error.message})`;
        }
        throw error;
      }
    };
}

const SUBJECTS = ["TopicArn", "SubscriptionArn", "QueueUrl", "QueueName", "Name"];

function subjectOf(input: object): string {
  const given = new Map(Object.entries(input));
  const found = SUBJECTS.map((name) => given.get(name)).find((value) => typeof value === "string");
  return typeof found === "string" ? found : "";
}

/** What a process asked for and was refused, until it is granted. */
export interface MissingRights {
  readonly note: OnRight;
  has(action: AwsAction): boolean;
  /** One sentence each, with no name of a topic, queue or account in it. */
  list(): string[];
}

/** @param places What a topic or queue is to this process, by its ARN or URL. */
export function createMissingRights(places: ReadonlyMap<string, Place>): MissingRights {
  const refused = new Map<string, AskedRight>();
  return {
    note(right, answer) {
      const id = `${right.action} ${right.of}`;
      if (answer === "refused") refused.set(id, right);
      else refused.delete(id);
    },
    has: (action) => [...refused.values()].some((right) => right.action === action),
    list: () => [...refused.values()].map(({ action, of }) => refusalSentence(action, places.get(of) ?? "everything")),
  };
}

/** That this right is missing, in words. */
export function refusalSentence(action: AwsAction, on: Place): string {
  return `These keys may not ${action} on ${PLACE_WORDS[on]}.`;
}
