import { createHash } from "node:crypto";
import { crashPoint } from "#server/core/crash-point.ts";
import { type EventId, eventIdOf } from "#server/core/ids.ts";
import type { Random } from "#server/core/ports/environment.ts";
import type { Breaker } from "./breaker.ts";
import type { SendToDeadLetters } from "./dead-letters.ts";
import type { Deleter } from "./deleter.ts";
import type { Delivery } from "./delivery.ts";
import type { Observe } from "./facts.ts";
import { type Outcome, type Rejection, reject } from "./outcome.ts";
import type { ReceivedEvent } from "./received-event.ts";
import { breakerDelaySeconds, retryDelaySeconds } from "./retry-delay.ts";
import type { Returner } from "./returner.ts";

/** An error that nothing explains is given up at this receipt; the queue's own limit is higher. */
const GIVE_UP_AT = 8;

export interface SettlePorts {
  readonly deleter: Deleter;
  readonly returner: Returner;
  readonly sendToDeadLetters: SendToDeadLetters;
  readonly breaker: Breaker;
  readonly random: Random;
  readonly observe: Observe;
  readonly onFatal: (error: unknown) => void;
}

/** Does with the message what its outcome says: delete it, give it back for later, or put it aside and then delete it. */
export async function settle(
  ports: SettlePorts,
  delivery: Delivery,
  event: ReceivedEvent | null,
  outcome: Outcome,
): Promise<void> {
  switch (outcome.kind) {
    case "done":
      crashPoint("queue.handled");
      ports.breaker.succeeded();
      await ports.deleter.delete(delivery);
      return;
    case "reject":
      await putAside(ports, delivery, event, outcome);
      return;
    case "retry":
      await retry(ports, delivery, event, outcome);
  }
}

async function retry(
  ports: SettlePorts,
  delivery: Delivery,
  event: ReceivedEvent | null,
  { why, error }: Extract<Outcome, { kind: "retry" }>,
): Promise<void> {
  if (why === "infra") ports.breaker.failed(messageOf(error));
  if (why === "fatal") ports.onFatal(error);
  if (why === "unknown" && delivery.message.receiveCount >= GIVE_UP_AT) {
    await putAside(ports, delivery, event, reject("unknown-error", stackOf(error)));
    return;
  }
  await comeBack(ports, delivery, why, error);
}

/** First the dead-letter queue, then the delete: killed between the two, the message is put aside twice, never lost. */
async function putAside(
  ports: SettlePorts,
  delivery: Delivery,
  event: ReceivedEvent | null,
  rejection: Rejection,
): Promise<void> {
  try {
    await ports.sendToDeadLetters(delivery.message, rejection);
  } catch (error) {
    ports.observe({ kind: "dead-letter-failed", error });
    await comeBack(ports, delivery, "infra", error);
    // rule: put-aside-before-delete
    return;
  }
  crashPoint("queue.dead-lettered");
  const eventId = idOfEvent(delivery, event);
  ports.observe({ kind: "dead-lettered", reason: rejection.reason, sentence: rejection.sentence, eventId });
  await ports.deleter.delete(delivery);
}

async function comeBack(
  ports: SettlePorts,
  delivery: Delivery,
  why: Extract<Outcome, { kind: "retry" }>["why"],
  error: unknown,
): Promise<void> {
  const { message } = delivery;
  const seconds = ports.breaker.isOpen()
    ? breakerDelaySeconds(ports.random)
    : retryDelaySeconds(message.receiveCount, ports.random);
  ports.observe({ kind: "retried", why, seconds, error });
  delivery.settling = true;
  await delivery.renewing;
  if (!delivery.lost) await ports.returner.giveBack({ message, seconds });
}

function idOfEvent({ message }: Delivery, event: ReceivedEvent | null): EventId {
  if (event) return event.id;
  return eventIdOf(message.attributes["eventId"] ?? createHash("sha256").update(message.body).digest("hex"));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
