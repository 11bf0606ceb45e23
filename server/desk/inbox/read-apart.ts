import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { filesAway } from "#server/platform/files/file-store.ts";
import type { ReadMail } from "./mail.ts";
import type { Read } from "./room.ts";

/** The largest mail takes a second. */
const LONGEST_MS = 20_000;
const MOST_MEMORY_MB = 512;

const Header = z.object({ name: z.string(), value: z.string() });
/** What the thread says of a mail. */
const Answer = z.union([
  z.object({
    mail: z.object({
      messageId: z.string().nullable(),
      from: z.object({ address: z.string(), name: z.string() }).nullable(),
      recipients: z.array(z.string()),
      subject: z.string(),
      words: z.string(),
      whole: z.string(),
      files: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number() })),
      headers: z.array(Header),
    }),
  }),
  z.object({ problem: z.string(), isAway: z.boolean() }),
]);

/**
 * Reads a mail in a thread of its own, which ends with it: what a stranger sends neither holds up what this process does
 * beside, nor takes its memory.
 * @throws Error when it is no mail, takes too long or too much; DomainError `service.unavailable` where its files cannot be written.
 */
export function createApartReader(longestMs = LONGEST_MS): Read {
  return async (raw, filesTo) => {
    const worker = new Worker(new URL("./reading-thread.ts", import.meta.url), {
      workerData: { raw, filesTo },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      stdout: true,
      stderr: true,
    });
    const inTime = AbortSignal.timeout(longestMs);
    try {
      return read(await Promise.race([once(worker, "message", { signal: inTime }), ended(worker)]));
    } catch (error) {
      if (!inTime.aborted) throw error;
      throw new Error(`It took longer than ${longestMs / 1_000} s to read.`, { cause: error });
    } finally {
      await worker.terminate();
    }
  };
}

function read([said]: unknown[]): ReadMail {
  const answer = Answer.parse(said);
  if ("problem" in answer) throw answer.isAway ? filesAway(answer.problem) : new Error(answer.problem);
  return answer.mail;
}

async function ended(worker: Worker): Promise<never> {
  const [code] = await once(worker, "exit");
  throw new Error(`Reading it ended with code ${code}.`);
}
