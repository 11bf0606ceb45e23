import type { Server, Socket } from "socket.io";
import type { UserId } from "#server/core/ids.ts";
import type { AttendReport, LiveBody, LiveEvent, SyncAnswer } from "#server/core/live.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Credential, Owed } from "#server/platform/doors/call.ts";

/** What a browser may hear. Hints, not data: it fetches what it shows by the one way that checks who may read it. */
export type ServerToClient = { [Event in LiveEvent]: (body: LiveBody<Event>) => void } & {
  /** This process is about to stop; connecting again reaches another one. */
  "server:draining": () => void;
};

export interface ClientToServer {
  /** What was missed since this event id; `resync` means: fetch everything again. */
  sync: (request: unknown, answer?: (answer: SyncAnswer) => void) => void;
  /** These events are on the screen now. */
  shown: (report: unknown) => void;
  /** This ticket is before me now, and whether I write. */
  attend: (report: unknown) => void;
}

/** What consumers say to each other; whoever hears it checks its shape. */
export interface ServerToServer {
  told: (told: unknown) => void;
}

/** Who is on the other end, as the handshake found out. */
export interface Visitor {
  readonly userId: UserId;
  readonly role: Role;
  /** What they came with: the socket lasts no longer than that. */
  readonly credential: Credential;
}

/** Whose token it was, and what they have yet to do before they are let in. */
export interface Arrival extends Visitor {
  readonly owes: Owed | null;
}

export interface SocketData {
  visitor: Visitor;
  rooms: readonly string[];
  /** The ticket that this tab shows. */
  attends?: AttendReport;
}

export type RealtimeServer = Server<ClientToServer, ServerToClient, ServerToServer, SocketData>;
export type RealtimeSocket = Socket<ClientToServer, ServerToClient, ServerToServer, SocketData>;
