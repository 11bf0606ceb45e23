import { existsSync } from "node:fs";
import type { Client } from "./commands/command.ts";
import { dispatch } from "./commands/dispatch.ts";
import { type EngineOptions, openEngine } from "./engine.ts";
import type { DamagedFolder } from "./folder/damage.ts";
import { databaseFile } from "./folder/names.ts";
import { checkAtStart } from "./folder/start-check.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { replyRoom } from "./wire/message.ts";
import { listen } from "./wire/server.ts";

interface ServerOptions extends EngineOptions {
  /** 0 takes a free port. */
  port: number;
  /** Told once when the files turn out to be damaged while they are served. */
  onDamage?: (damage: DamagedFolder) => void;
}

/** A running server. */
export interface RunningServer extends AsyncDisposable {
  port: number;
  uri: string;
  stop(): Promise<void>;
}

/**
 * Opens a data folder and serves it on the loopback address until disposed.
 * @throws FolderInUse when another server has the folder, DamagedFolder when it was damaged, and what `listen` throws when the port is taken.
 */
export async function serve({ port, onDamage, ...options }: ServerOptions): Promise<RunningServer> {
  const isNew = !existsSync(databaseFile(options.folder));
  const engine = openEngine(options);
  let connections = 0;
  try {
    const check = isNew ? null : await checkAtStart(options.folder, onDamage ?? engine.reportFault);
    const server = await listen(port, (ends) => {
      connections += 1;
      const client: Client = { connectionId: connections, ...ends, appName: null };
      return (message) => dispatch(engine, client, message, replyRoom(message));
    });
    engine.connections = () => server.connections;
    const housekeeping = startHousekeeping(engine);
    const stop = async () => {
      check?.[Symbol.dispose]();
      housekeeping[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
      await engine.reports?.stop();
      engine[Symbol.dispose]();
    };
    return {
      port: server.port,
      uri: `mongodb://127.0.0.1:${server.port}/?replicaSet=quickfix`,
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    engine[Symbol.dispose]();
    throw error;
  }
}
