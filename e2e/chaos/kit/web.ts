import type { Actor } from "#server/core/actor.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { type Command, Reply, type Request } from "../web/commands.ts";
import { type ChaosProcess, startProcess } from "./process.ts";

/** The web process's side of the desk, in a process that can be killed in the middle of a request. */
export interface ChaosWeb {
  readonly process: ChaosProcess;
  /** Does what somebody asked for. Rejects with the refusal, or when the process ends before it answers. */
  ask(actor: Actor, command: Command): Promise<Reply>;
  file(customer: Actor, options?: { title?: string; category?: string; key?: string }): Promise<Complaint>;
  /** Starts it again with these variables on top; ends the one that runs. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
}

export async function startWebProcess(env: Readonly<Record<string, string>>): Promise<ChaosWeb> {
  const launch = async (more: Readonly<Record<string, string>> = {}) => {
    const started = startProcess("e2e/chaos/web/main.ts", { env: { ...env, ...more } });
    await started.untilLine("the web process is running");
    return started;
  };
  let process = await launch();
  let asked = 0;

  const ask = async (actor: Actor, command: Command): Promise<Reply> => {
    const { child, ended } = process;
    const request: Request = { request: ++asked, actor: { ...actor }, command };
    const answered = new Promise<Reply>((resolve) => {
      const listen = (message: unknown) => {
        const reply = Reply.safeParse(message);
        if (!reply.success || reply.data.reply !== request.request) return;
        child.off("message", listen);
        resolve(reply.data);
      };
      child.on("message", listen);
    });
    child.send(request);
    const gone = ended.then((how) => Promise.reject(new Error(`The web process ended with ${how}.`)));
    const reply = await Promise.race([answered, gone]);
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  };

  return {
    get process() {
      return process;
    },
    ask,
    async file(customer, { title = "It does not work", category = "General", key } = {}) {
      const input = { title, description: "It stopped this morning.", category };
      const { complaint } = await ask(customer, { kind: "file", input, key });
      if (!complaint) throw new Error("The web process filed nothing.");
      return complaint;
    },
    async restart(more) {
      await process.end();
      process = await launch(more);
    },
  };
}
