import type { DraftStore } from "./store.ts";

/** The store of drafts; a verb names what it calls of it. */
export interface Drafts<Calls extends keyof DraftStore = keyof DraftStore> {
  readonly drafts: Pick<DraftStore, Calls>;
}
