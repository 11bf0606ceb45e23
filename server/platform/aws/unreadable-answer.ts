import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { operationOf } from "./actions.ts";
import { whatItLacks } from "./what-answers-hold.ts";

/** An endpoint answered with something else than SNS and SQS do; its name is the error code found in it, if there is one. */
class UnreadableAnswerError extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode?: number };

  constructor(service: "SNS" | "SQS", answer: Answer, { cause, lacks }: { cause?: unknown; lacks?: string }) {
    const { code, text } = lacks ? { code: undefined, text: lacks } : whatItSays(answer.body);
    super(
      `The endpoint of ${service} answered ${answer.statusCode ?? "without a status"}, and not as ${service} does: ${text}`,
      { cause },
    );
    this.name = code ?? "UnreadableAnswer";
    this.$metadata = { httpStatusCode: answer.statusCode };
  }
}

interface Answer {
  readonly statusCode?: number;
  readonly body?: unknown;
}

const MAX_TEXT = 200;

/** What client this is put on, as far as it matters here. */
interface MiddlewareStack {
  add(middleware: ReturnType<typeof readable>, where: typeof AROUND_READING): void;
  add(middleware: typeof kept, where: typeof BEFORE_READING): void;
}

const AROUND_READING = { step: "deserialize", priority: "high", name: "sayUnreadableAnswers" } as const;
const BEFORE_READING = { step: "deserialize", priority: "low", name: "keepRefusals" } as const;

/**
 * Says in words what the SDK passes on as a SyntaxError, or takes for "nothing to report": an emulator's, a proxy's or a
 * gateway's answer in another language, or none.
 */
export function sayUnreadableAnswers(service: "SNS" | "SQS", stack: MiddlewareStack): void {
  stack.add(readable(service), AROUND_READING);
  stack.add(kept, BEFORE_READING);
}

/** Reading takes the text away, unless it is there as a whole: then it can still be looked at, and quoted. */
function kept<Args, Output extends { response: unknown }>(next: (args: Args) => Promise<Output>) {
  return async (args: Args): Promise<Output> => {
    const output = await next(args);
    const response = output.response as Answer & { body?: unknown };
    if (response.body instanceof Readable) response.body = new Uint8Array(await buffer(response.body));
    return output;
  };
}

function readable(service: "SNS" | "SQS") {
  return <Args extends { readonly input: object }, Output extends { response: unknown; output?: unknown }>(
    next: (args: Args) => Promise<Output>,
    context: { readonly commandName?: string },
  ) =>
    async (args: Args): Promise<Output> => {
      const read = await next(args).catch((error: unknown) => {
        const answer = answerIn(error);
        throw answer ? new UnreadableAnswerError(service, answer, { cause: error }) : error;
      });
      const answer = read.response as Answer;
      const exchange = { service, operation: operationOf(context), input: args.input, output: read.output };
      const lacks = whatItLacks({ ...exchange, body: textOf(answer.body) });
      if (lacks !== null) throw new UnreadableAnswerError(service, answer, { lacks });
      return read;
    };
}

/** The answer that could not be read. What the services themselves say no with has a fault and a name, and stays as it is. */
function answerIn(error: unknown): Answer | null {
  if (!(error instanceof Error) || !("$response" in error)) return null;
  const { $response, name } = error;
  if (typeof $response !== "object" || $response === null) return null;
  if (!("$fault" in error)) return $response;
  // What it can read, and finds no code in.
  return name === "Unknown" ? $response : null;
}

function whatItSays(body: unknown): { readonly code?: string; readonly text: string } {
  const whole = textOf(body);
  const inTag = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(whole)?.[1];
  const [code, message] = [inTag("Code"), inTag("Message")];
  if (code) return { code, text: message ? `${code}, ${message}` : code };
  const words = whole
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return { text: words ? words.slice(0, MAX_TEXT) : "nothing that can be read." };
}

function textOf(body: unknown): string {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return typeof body === "string" ? body : "";
}
