import type { MacroStore } from "./store.ts";

/** The store of macros; a verb names what it calls of it. */
export interface Macros<Calls extends keyof MacroStore = keyof MacroStore> {
  readonly macros: Pick<MacroStore, Calls>;
}
