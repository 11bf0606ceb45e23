import { findFreePort } from "#server/local/launch/ports.ts";
import { patiently } from "./patiently.ts";
import { type ChaosProcess, startProcess } from "./process.ts";

export interface ChaosConsumer extends ChaosProcess {
  readonly url: string;
  /** The sum of a metric over the series whose labels contain the text; 0 when there are none. */
  metric(name: string, labels?: string): Promise<number>;
  /** Resolves when that sum is so; it is written a moment after what it counts. */
  untilMetric(name: string, isSo: (sum: number) => boolean, labels?: string): Promise<void>;
  /** What GET /readyz says: its status code and what is wrong. */
  ready(): Promise<{ readonly status: number; readonly problems: readonly string[] }>;
}

/** Starts a real consumer and waits until it receives. */
export async function launchConsumer(env: Readonly<Record<string, string>>): Promise<ChaosConsumer> {
  const consumer = await spawnConsumer(env);
  await consumer.untilLine("the consumer is running");
  return consumer;
}

/** The same without waiting, for a world in which it cannot start yet. */
export async function spawnConsumer(env: Readonly<Record<string, string>>): Promise<ChaosConsumer> {
  const port = env["REALTIME_PORT"] ?? String(await findFreePort());
  const process = startProcess("consumer/main.ts", { env: { ...env, REALTIME_PORT: port } });
  const url = `http://127.0.0.1:${port}`;
  const metric = async (name: string, labels = "") => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return text
      .split("\n")
      .filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)) && line.includes(labels))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
  };
  return {
    ...process,
    url,
    metric,
    async untilMetric(name, isSo, labels) {
      await patiently(`${name} ${labels ?? ""}`, async () => {
        const sum = await metric(name, labels);
        if (!isSo(sum)) throw new Error(`it is ${sum}`);
        return true;
      });
    },
    async ready() {
      const response = await fetch(`${url}/readyz`);
      const body: unknown = await response.json();
      const problems = typeof body === "object" && body && "problems" in body ? body.problems : [];
      return { status: response.status, problems: Array.isArray(problems) ? problems.map(String) : [] };
    },
  };
}
