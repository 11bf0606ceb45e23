import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import type { DatabaseProcess } from "../database-process.ts";
import { messagesIn } from "../store-way/messages.ts";
import { cursorOf, isAnswered, withCursor } from "./messages.ts";
import type { Part, Step } from "./recording.ts";

/** What a part of a recording has cost. */
export interface Cost {
  commands: number;
  processorMs: number;
}

interface Connection {
  readonly socket: Socket;
  readonly answers: Buffer[];
  /** Whoever waits for the next answer. */
  waiting: PromiseWithResolvers<void> | null;
}

/** Says to a database what was recorded, as many commands at once as there were then. */
export class Replay {
  readonly costs = new Map<Part, Cost>();
  readonly #database: DatabaseProcess;
  readonly #connections = new Map<number, Connection>();
  readonly #cursors = new Map<bigint, bigint>();
  #part: Part = "before";
  #commands = 0;
  #countedFrom = 0;

  constructor(database: DatabaseProcess) {
    this.#database = database;
  }

  /** Each command goes out once what had been answered before it is answered again. */
  async play(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.kind === "part") {
        await this.#count();
        this.#part = step.part;
        continue;
      }
      const connection = await this.#connection(step.connection);
      if (step.kind === "asked") {
        this.#commands += isAnswered(step.message) ? 1 : 0;
        connection.socket.write(withCursor(step.message, (id) => this.#cursors.get(id)));
      } else {
        const cursor = cursorOf(await nextAnswer(connection));
        if (step.cursor !== null && cursor !== null) this.#cursors.set(step.cursor, cursor);
      }
    }
  }

  close(): void {
    for (const { socket } of this.#connections.values()) socket.destroy();
  }

  async #count(): Promise<void> {
    const now = await this.#database.processorMs();
    const { commands, processorMs } = this.costs.get(this.#part) ?? { commands: 0, processorMs: 0 };
    this.costs.set(this.#part, {
      commands: commands + this.#commands,
      processorMs: processorMs + now - this.#countedFrom,
    });
    this.#commands = 0;
    this.#countedFrom = now;
  }

  async #connection(number: number): Promise<Connection> {
    const known = this.#connections.get(number);
    if (known) return known;
    const connection = await connect(Number(new URL(this.#database.uri).port));
    this.#connections.set(number, connection);
    return connection;
  }
}

async function connect(port: number): Promise<Connection> {
  const socket = createConnection({ host: "127.0.0.1", port }).setNoDelay();
  await once(socket, "connect");
  const connection: Connection = { socket, answers: [], waiting: null };
  const hear = messagesIn(({ bytes }) => connection.answers.push(bytes));
  socket.on("data", (chunk) => {
    hear(chunk);
    connection.waiting?.resolve();
  });
  socket.on("close", () => connection.waiting?.reject(new Error("The database has cut a connection.")));
  return connection;
}

async function nextAnswer(connection: Connection): Promise<Buffer> {
  for (;;) {
    const answer = connection.answers.shift();
    if (answer) return answer;
    connection.waiting = Promise.withResolvers();
    await connection.waiting.promise;
  }
}
