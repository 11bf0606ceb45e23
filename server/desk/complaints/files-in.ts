import type { TimelineEntry } from "#server/core/timeline.ts";
import type { ComplaintFile } from "#server/desk/files/wire.ts";

/** The files that these entries name. They stand beside the timeline as well, so that nobody has to read that for them. */
export function filesIn(timeline: readonly TimelineEntry[]): ComplaintFile[] {
  return timeline.flatMap((entry) => {
    const internal = entry.kind === "comment" && entry.internal;
    return "files" in entry ? (entry.files ?? []).map((file) => ({ ...file, internal })) : [];
  });
}

/** Those that a reader may see. */
export function filesFor(files: readonly ComplaintFile[], forStaff: boolean): ComplaintFile[] {
  return files.filter(({ internal }) => forStaff || !internal);
}
