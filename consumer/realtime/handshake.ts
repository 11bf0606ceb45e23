import { z } from "zod";
import { rooms } from "#server/core/events/event.ts";
import { agentIdOf } from "#server/core/ids.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { Arrival, RealtimeServer, Visitor } from "./protocol.ts";

const Auth = z.object({ token: z.string().min(1).max(4_096) });

export interface HandshakePorts {
  /** Whose token this is, or null when it opens nothing. */
  readonly verifyToken: (token: string) => Promise<Arrival | null>;
  readonly isAllowedOrigin: (origin: string | undefined) => boolean;
  readonly onRefused: (why: Refusal) => void;
}

export type RefusalCode =
  | "host"
  | "origin"
  | "token-missing"
  | "token-invalid"
  | "second-factor-required"
  | "unavailable";
/** Why somebody is not let in, at the handshake or because there are too many. */
export type Refusal = RefusalCode | "too-many";

/** Each says what to do; the browser shows it or acts on the code. */
export function sentenceOf(refused: RefusalCode): string {
  return wordsOf({ key: `refusals.socket.${refused}` });
}

/** Lets nobody in whose page or token is not ours, and puts everybody else into their own rooms. */
export function guardHandshake(io: RealtimeServer, { verifyToken, isAllowedOrigin, onRefused }: HandshakePorts): void {
  const admit = async (origin: string | undefined, auth: unknown): Promise<Visitor | RefusalCode> => {
    if (!isAllowedOrigin(origin)) return "origin";
    const parsed = Auth.safeParse(auth);
    if (!parsed.success) return "token-missing";
    try {
      const arrival = await verifyToken(parsed.data.token);
      if (!arrival) return "token-invalid";
      const { owes, ...visitor } = arrival;
      return owes ? "second-factor-required" : visitor;
    } catch {
      return "unavailable";
    }
  };

  io.use((socket, next) => {
    void admit(socket.handshake.headers.origin, socket.handshake.auth).then((visitor) => {
      if (typeof visitor === "string") {
        onRefused(visitor);
        return next(Object.assign(new Error(sentenceOf(visitor)), { data: { code: visitor } }));
      }
      socket.data.visitor = visitor;
      socket.data.rooms = roomsOf(visitor);
      next();
    });
  });
  io.on("connection", (socket) => {
    void socket.join([...socket.data.rooms]);
  });
}

/** The rooms a person belongs to. The server joins them; nothing a browser sends can add one. */
function roomsOf({ userId, role }: Visitor): string[] {
  return [
    rooms.user(userId),
    ...(role === "agent" ? [rooms.agent(agentIdOf(userId))] : []),
    ...(role === "user" ? [] : [rooms.staff]),
    ...(role === "admin" ? [rooms.leads] : []),
  ];
}
