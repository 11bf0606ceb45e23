import type { TagStore } from "./store.ts";

/** The store of tags; a verb names what it calls of it. */
export interface Tags<Calls extends keyof TagStore = keyof TagStore> {
  readonly tags: Pick<TagStore, Calls>;
}
