import type { PreferenceStore } from "./store.ts";

/** Where people want to be told otherwise than by default; a verb names what it calls of it. */
export interface Preferences<Calls extends keyof PreferenceStore = keyof PreferenceStore> {
  readonly preferences: Pick<PreferenceStore, Calls>;
}
