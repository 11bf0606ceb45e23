import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import type { NotificationReader } from "./notification-reader.ts";
import type { Readings as ReadingStore } from "./readings.ts";
import type { SaidReader } from "./said-reader.ts";

/** What people were told; a verb names what it calls of it. */
export interface Notifications<Calls extends keyof NotificationReader = keyof NotificationReader> {
  readonly notifications: Pick<NotificationReader, Calls>;
}

/** By what the other devices of somebody hear that they have read something. */
export interface Readings {
  readonly readings: ReadingStore;
}

/** What was said in the complaints that people are told of. */
export interface SaidWords {
  readonly said: SaidReader;
}

/** What the verbs of notices work with. */
export type NoticesRoom = Notifications & Readings & SaidWords & Preferences<"of"> & Pick<AssignmentPorts, "clock">;
