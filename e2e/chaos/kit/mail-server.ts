import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { findFreePort } from "#server/local/launch/ports.ts";
import type { MailOrder } from "../mail/orders.ts";
import { type ChaosProcess, startProcess } from "./process.ts";

/** A mail server in a process of its own: what it took is kept, however it ends. */
export interface ChaosMailServer extends AsyncDisposable {
  readonly url: string;
  readonly process: ChaosProcess;
  /** Starts it again at its port, where it is not running, with this order. */
  start(order?: Partial<MailOrder>): Promise<void>;
  /** Resolves when it obeys. */
  order(order: Partial<MailOrder>): Promise<void>;
  /** Everything that it ever took, as a mail program reads it: what came twice is here twice. */
  taken(): Promise<ParsedMail[]>;
}

export async function startChaosMailServer(): Promise<ChaosMailServer> {
  const [port, folder] = await Promise.all([findFreePort(), mkdtemp(path.join(tmpdir(), "quickfix-smtp-"))]);
  const launch = async () => {
    const started = startProcess("e2e/chaos/mail/main.ts", { args: [String(port), folder] });
    await started.untilLine("the mail server is running");
    return started;
  };
  let process = await launch();

  const order = async (given: Partial<MailOrder>) => {
    const { child } = process;
    const obeyed = new Promise<void>((resolve) => child.once("message", () => resolve()));
    child.send({ dieAfter: null, isHolding: false, ...given });
    await obeyed;
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    get process() {
      return process;
    },
    async start(given) {
      if (!process.isAlive()) process = await launch();
      if (given) await order(given);
    },
    order,
    async taken() {
      const names = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
      return Promise.all(names.map(async (name) => simpleParser(await readFile(path.join(folder, name)))));
    },
    async [Symbol.asyncDispose]() {
      await process.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
