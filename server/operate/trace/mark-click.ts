import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { Marker } from "./marker.ts";

/**
 * The same desk for one request; the first event that it commits is marked with the moment of the click. Everything
 * after it is the desk's own doing.
 * @param takeClick gives the moment once; null when there was no click, or when it is taken.
 */
export function markClick<Desk extends Pick<AssignmentPorts, "offer">>(
  desk: Desk,
  marker: Pick<Marker, "add">,
  takeClick: () => Date | null,
): Desk {
  return {
    ...desk,
    offer(aggregate, entry, ...done) {
      desk.offer(aggregate, entry, ...done);
      const at = takeClick();
      if (at) marker.add({ kind: "clicked", eventId: entry.id, at });
    },
  };
}
