import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { NotificationReader } from "./notification-reader.ts";

/** What people were told; a verb names what it calls of it. */
export interface Notifications<Calls extends keyof NotificationReader = keyof NotificationReader> {
  readonly notifications: Pick<NotificationReader, Calls>;
}

/** What the verbs of notices work with. */
export type NoticesRoom = Notifications & Pick<AssignmentPorts, "clock">;
