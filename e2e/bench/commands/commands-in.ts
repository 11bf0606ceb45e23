import type { Document } from "bson";
import { messagesIn } from "../store-way/messages.ts";

/** What a driver says for itself: to know the server, and to keep a connection. */
const OF_THE_DRIVER = /^(hello|ismaster|isMaster|ping|endSessions|saslStart|saslContinue)$/;

/**
 * Hears one direction of a connection to MongoDB, in whatever pieces it comes, and names the commands in it: `find complaints`,
 * `update agents`. What the driver sends on its own account is left out.
 */
export function commandsIn(onCommand: (name: string) => void): (chunk: Buffer) => void {
  return messagesIn((message) => {
    const body = message.body();
    const name = body && nameOf(body);
    if (name) onCommand(name);
  });
}

/** What a command is called here; null for what the driver sends on its own account. */
export function nameOf(body: Document): string | null {
  const [first] = Object.entries(body);
  if (!first || OF_THE_DRIVER.test(first[0])) return null;
  const [command, target] = first;
  return typeof target === "string" ? `${command} ${target}` : command;
}
