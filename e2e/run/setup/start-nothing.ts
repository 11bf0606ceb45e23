import { channel } from "node:diagnostics_channel";
import { expect } from "vitest";

/** Who starts a process in the fast lane is told where such tests belong; the mark is for the process, not for the file. */
const isGuarded = channel("quickfix.fast-lane");
if (!isGuarded.hasSubscribers) {
  isGuarded.subscribe(() => {});
  channel("child_process").subscribe(() => {
    const { testPath } = expect.getState();
    throw new Error(`${testPath} starts a process. Name it *.apart.test.ts: such tests have a lane of their own.`);
  });
}
