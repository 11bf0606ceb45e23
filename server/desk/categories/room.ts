import type { CategoryStore } from "./store.ts";

/** The store of categories; a verb names what it calls of it. */
export interface Categories<Calls extends keyof CategoryStore = keyof CategoryStore> {
  readonly categories: Pick<CategoryStore, Calls>;
}
