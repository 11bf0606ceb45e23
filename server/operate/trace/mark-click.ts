import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { Marker } from "./marker.ts";

/**
 * The same desk for one request; the first event that it commits is marked with the moment of the click. Everything
 * after it is the desk's own doing.
 */
export function markClick<Desk extends Pick<AssignmentPorts, "offer" | "clock">>(
  desk: Desk,
  marker: () => Pick<Marker, "add">,
  clickAgeMs: number | null,
): Desk {
  if (clickAgeMs === null) return desk;
  const clickedAt = new Date(desk.clock.now().getTime() - clickAgeMs);
  let isMarked = false;
  return {
    ...desk,
    offer(aggregate, entry) {
      desk.offer(aggregate, entry);
      if (isMarked) return;
      isMarked = true;
      marker().add({ kind: "clicked", eventId: entry.id, at: clickedAt });
    },
  };
}
