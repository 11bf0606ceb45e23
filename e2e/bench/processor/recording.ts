import { readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "bson";
import { z } from "zod";

/** What a part of a recording is about. */
export type Part = "before" | "in a burst" | "alone" | "idle";

/** One thing that happened between a desk and its database, in the order in which it did. */
export type Step =
  | { readonly kind: "asked"; readonly connection: number; readonly message: Buffer }
  /** `cursor` is what the answer calls the cursor it leaves open; null for none. */
  | { readonly kind: "answered"; readonly connection: number; readonly cursor: bigint | null }
  | { readonly kind: "part"; readonly part: Part };

const BYTES = z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes));
const STEP = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("asked"), connection: z.number(), message: BYTES }),
  z.object({ kind: z.literal("answered"), connection: z.number(), cursor: z.bigint().nullable() }),
  z.object({ kind: z.literal("part"), part: z.enum(["before", "in a burst", "alone", "idle"]) }),
]);

/** Steps as they follow each other in a file. */
export async function keepRecording(file: string, steps: readonly Step[]): Promise<void> {
  await writeFile(file, Buffer.concat(steps.map((step) => Buffer.from(serialize(step)))));
}

/** What `keepRecording` has kept; null where there is no such file. */
export async function readRecording(file: string): Promise<Step[] | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return null;
  const steps: Step[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + bytes.readInt32LE(at);
    steps.push(STEP.parse(deserialize(bytes.subarray(at, end), { useBigInt64: true, promoteBuffers: true })));
    at = end;
  }
  return steps;
}
