import { z } from "zod";
import { said } from "#server/core/said.ts";

/** What a browser is sent and shows: a title and one line. Whoever runs the push service can read neither. */
export interface Pushed {
  /** The same for every repetition: a browser shows what has one tag once, and a push service keeps the last. */
  readonly tag: string;
  readonly title: string;
  readonly line: string;
  /** What a press opens, on this desk. */
  readonly href: string;
  /** Shown also where a page of the desk is before its reader. */
  readonly isTest?: true;
}

const base64url = (min: number, max: number, message: string) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${min},${max}}$`), message);

const Endpoint = z
  .string()
  .max(1000, said("fields.push.tooLong"))
  .regex(/^https?:\/\/[!-~]+$/, said("fields.push.address"));

export const Subscribe = z.object({
  endpoint: Endpoint,
  keys: z.object({
    p256dh: base64url(87, 88, said("fields.push.publicKey")),
    auth: base64url(22, 24, said("fields.push.secret")),
  }),
});
export type Subscribe = z.infer<typeof Subscribe>;

export const OneSubscription = z.object({ endpoint: Endpoint });

export const AskPush = z.object({
  endpoint: Endpoint.optional().meta({ description: "Of which browser is asked whether you are told there." }),
});

export const PushState = z
  .object({
    publicKey: z
      .string()
      .nullable()
      .meta({ description: "The desk's key, to subscribe with; null where it has none." }),
    isOn: z.boolean().meta({ description: "Whether you are told in the browser that was asked about." }),
    devices: z.int().meta({ description: "On how many browsers you are told." }),
  })
  .meta({ id: "PushState" });
export type PushState = z.infer<typeof PushState>;

export const PushTest = z
  .object({
    outcome: z
      .enum(["taken", "gone", "refused", "shut", "unreached", "unknown"])
      .meta({ description: "What the push service made of it; unknown: there is no such subscription of yours." }),
    status: z.int().nullable().meta({ description: "The status that it answered with, where it refused." }),
    code: z.string().nullable().meta({ description: "Why it was not reached." }),
    tag: z.string().meta({ description: "What the browser shows it under." }),
  })
  .meta({ id: "PushTest" });
export type PushTest = z.infer<typeof PushTest>;
