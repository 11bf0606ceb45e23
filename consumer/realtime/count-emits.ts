import { heardIn } from "#server/core/events/event.ts";
import type { Figures } from "#server/operate/figures/reporter.ts";
import type { Marker } from "#server/operate/trace/marker.ts";
import type { RealtimeServer } from "./protocol.ts";
import { hearShown } from "./shown.ts";
import type { Told } from "./told.ts";

export interface EmitCountPorts {
  readonly figures: Figures;
  readonly marker: Marker;
  readonly worker: string;
  readonly now: () => Date;
}

/**
 * Counts and traces what reaches open browsers, and what they say is on their screens. Returns what must hear of every
 * emission; an update that no browser here waits for is none.
 */
export function countEmits(io: RealtimeServer, { figures, marker, worker, now }: EmitCountPorts): (told: Told) => void {
  const shown = hearShown(io, (eventId, role, since) => {
    const at = now();
    figures.count("shown");
    figures.took("show", at.getTime() - since.getTime());
    marker.add({ kind: "shown", eventId, at, role });
  });
  return (told) => {
    if (told.name !== "complaintUpdated") return;
    const sockets = waitingFor(io, told);
    if (sockets === 0) return;
    const at = now();
    shown.told(told);
    figures.count("emitted");
    figures.took("emit", at.getTime() - Date.parse(told.body.at));
    marker.add({ kind: "emitted", eventId: told.key, at, worker, sockets });
  };
}

/** Browsers that were there when it happened. Who connects later is told of the last seconds, which is no delay. */
function waitingFor(io: RealtimeServer, { audience, body }: Told): number {
  const happenedAt = Date.parse(body.at);
  const { rooms, butNot } = heardIn(audience);
  const inAny = (some: readonly string[]) =>
    new Set(some.flatMap((room) => [...(io.sockets.adapter.rooms.get(room) ?? [])]));
  const hearing = inAny(rooms).difference(inAny(butNot));
  return [...hearing].filter((id) => (io.sockets.sockets.get(id)?.handshake.issued ?? Infinity) <= happenedAt).length;
}
