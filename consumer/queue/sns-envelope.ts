import { z } from "zod";

/** What SNS delivers when raw delivery is off: our message as text inside its own JSON. */
const SnsEnvelope = z.object({
  Type: z.literal("Notification"),
  Message: z.string(),
  MessageAttributes: z.record(z.string(), z.object({ Value: z.string() })).optional(),
});

export interface Unwrapped {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The message inside an SNS envelope, or null when this is none. */
export function unwrapSns(json: unknown): Unwrapped | null {
  const envelope = SnsEnvelope.safeParse(json);
  if (!envelope.success) return null;
  const { Message, MessageAttributes = {} } = envelope.data;
  const attributes = Object.entries(MessageAttributes).map(([name, { Value }]) => [name, Value]);
  return { body: Message, attributes: Object.fromEntries(attributes) };
}
