import type { Drafts } from "#server/desk/drafts/room.ts";
import type { Files } from "#server/desk/files/room.ts";
import type { Notifications, Readings } from "#server/desk/notices/room.ts";

/** Nobody reads what they are told, or has anything unfinished: no rule goes by it. */
export const UNREAD_NOTICES: Notifications<"markReadAbout" | "takeBackHelp"> & Readings & Drafts<"markSent"> = {
  notifications: { markReadAbout: async () => false, takeBackHelp: async () => [] },
  readings: { announce: async () => {} },
  drafts: { markSent: async () => {} },
};

/** Nobody sends files: no rule goes by them. */
export const NO_FILES_SENT: Files<"hold" | "release" | "attach" | "countOf"> = {
  files: { hold: async () => [], release: async () => {}, attach: async () => {}, countOf: async () => 0 },
};
