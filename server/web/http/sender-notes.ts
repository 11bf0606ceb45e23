import type { IncomingMessage } from "node:http";
import {
  FORWARDING_HEADERS,
  type JudgeSender,
  type Sender,
  UNKNOWN_SENDER,
} from "#server/platform/addresses/sender.ts";
import { onArrival } from "./on-arrival.ts";

const HEADER = "x-quickfix-sender";

type Arrival = Pick<IncomingMessage, "headers"> & { readonly socket: Pick<IncomingMessage["socket"], "remoteAddress"> };

export interface SenderNotes {
  /** Writes onto every request of this process where it comes from, until it is disposed of. */
  watch(): Disposable;
  /** Writes it onto one, and takes off what proxies said: nobody behind has to judge again. */
  write(arrival: Arrival): void;
  /** What was written. A request of before the watch comes from nowhere, whatever it says. */
  read(headers: Pick<Headers, "get">): Sender;
}

/**
 * Carries the sender from the socket to the doors. Next hands on headers and nothing else, and writes the socket's address
 * into X-Forwarded-For only where the client has not written another one.
 * @param secret Known to this process alone, so that nobody else can write a note.
 */
export function createSenderNotes(
  judge: JudgeSender,
  { secret, onSender }: { secret: string; onSender: (sender: Sender) => void },
): SenderNotes {
  const write = ({ headers, socket }: Arrival) => {
    const sender = judge({ peer: socket.remoteAddress, headers });
    for (const name of FORWARDING_HEADERS) delete headers[name];
    headers[HEADER] = `${secret} ${JSON.stringify(sender)}`;
    onSender(sender);
  };
  return {
    write,
    watch: () => onArrival(write),
    read(headers) {
      const note = headers.get(HEADER);
      return note?.startsWith(`${secret} `) ? asSender(note.slice(secret.length + 1)) : UNKNOWN_SENDER;
    },
  };
}

/** Safe because only this process knows the secret before it, and writes nothing else there. */
function asSender(note: string): Sender {
  return JSON.parse(note) as Sender;
}
