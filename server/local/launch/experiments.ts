import { hostExperiments } from "../experiments/host.ts";
import type { Env } from "../process/process-env.ts";
import type { SupervisedChild } from "./child.ts";
import { controlStack } from "./control.ts";
import { serveControl } from "./control-server.ts";
import type { Reach } from "./reach.ts";

export interface OpenedExperiments extends AsyncDisposable {
  /** For the web application alone. */
  readonly env: Env;
}

interface ExperimentalStack {
  readonly children: ReadonlyMap<string, SupervisedChild<unknown>>;
  readonly env: Env;
  readonly dataDir: string;
  readonly reach: Reach;
  readonly onLine: (source: string, line: string) => void;
}

/**
 * Offers experiments on this stack. Only when database and queue are its own, and strangers cannot come: what people
 * depend on is not broken on purpose.
 */
export async function openExperiments({
  children,
  env,
  dataDir,
  reach,
  onLine,
}: ExperimentalStack): Promise<OpenedExperiments> {
  const isOwn = children.has("db") && children.has("aws");
  if (!isOwn || reach === "public") return { env: {}, [Symbol.asyncDispose]: async () => {} };
  const control = controlStack({ children, awsEndpoint: env.AWS_ENDPOINT_URL });
  const host = hostExperiments({ control, env, onLine: (line) => onLine("experiment", line) });
  const server = await serveControl(host, dataDir);
  return {
    env: { QUICKFIX_CONTROL_URL: server.url, QUICKFIX_CONTROL_TOKEN: server.token },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
      await control[Symbol.asyncDispose]();
    },
  };
}
