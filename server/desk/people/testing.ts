import type { Sender } from "#server/platform/addresses/sender.ts";
import { createSenderJudge } from "#server/platform/addresses/sender.ts";
import type { Device } from "#server/platform/doors/call.ts";
import { authenticate, type Visit } from "./authenticate.ts";

type SignInRoom = Omit<Parameters<typeof authenticate>[0], "secret">;

const judge = createSenderJudge({ trustedProxies: [] });

export const SECRET = "a secret for tests only";

/** Whoever sends from this address, directly. */
export function senderFrom(ip: string, headers: Record<string, string> = {}): Sender {
  return judge({ peer: ip, headers });
}

/** A browser that keeps what it is given. */
export function aDevice(): Device & { mark: string | null } {
  return {
    mark: null,
    keep(mark) {
      this.mark = mark;
    },
  };
}

/** Somebody at this address, on a device that was never here unless given. */
export function visitFrom(ip: string, device: Device = aDevice()): Visit {
  return { sender: senderFrom(ip), device };
}

/** What a sign-in comes to, on a desk of tests. */
export function signInAt(
  room: SignInRoom,
  credentials: { email: string; password: string; code?: string },
  visit: Visit,
  secret = SECRET,
) {
  return authenticate({ ...room, secret }, credentials, visit);
}
