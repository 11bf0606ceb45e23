import { parentPort, workerData } from "node:worker_threads";
import { isAway } from "#server/platform/files/file-store.ts";
import { readMail } from "./read-mail.ts";

// The thread of one mail. Its bytes are given when it starts, and it ends once it has said what they are.
const say = (answer: object) => {
  // What a thread says goes to whoever started it, and has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(answer);
};

try {
  say({ mail: await readMail(workerData.raw, workerData.filesTo) });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error), isAway: isAway(error) });
}
