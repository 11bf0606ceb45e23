import { createShared } from "#app/_ui/shared.ts";
import type { Macro } from "#server/desk/macros/wire.ts";

/** The ticket in front of somebody, for whatever offers macros for it. */
export interface MacrosHere {
  /** Holds the macro like the act of a single key; it is done unless somebody undoes it. */
  readonly hold: (macro: Macro) => void;
}

export const macrosHere = createShared<MacrosHere | null>(null);
