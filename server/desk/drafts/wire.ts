import { z } from "zod";
import { TicketIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";

const DraftKind = z.enum(["reply", "note"]);
export type DraftKind = z.infer<typeof DraftKind>;

/** What is typed, files, whom it calls and the macro that goes with it are a text each. */
const MOST_TEXTS = 4;
const MOST_CHARACTERS = 20_000;
const MOST_KEYS = 20;
const Name = z.string().regex(/^[\w-]{1,64}$/, said("fields.draft.name"));
const Texts = z
  .record(Name, z.string().max(MOST_CHARACTERS))
  .refine((texts) => Object.keys(texts).length <= MOST_TEXTS, said("fields.draft.texts"));
export type Texts = Readonly<z.infer<typeof Texts>>;

/** What stands there now; no texts where it was emptied, or is on its way. */
export const KeepDraft = z.object({ ticketId: TicketIdInput, kind: DraftKind, key: Name, device: Name, texts: Texts });
export type KeepDraft = z.infer<typeof KeepDraft>;

/** `keys` are of texts that this device still has: it is told which of them were sent from another one. */
export const ListDrafts = z.object({ ticketId: TicketIdInput, device: Name, keys: z.array(Name).max(MOST_KEYS) });
export type ListDrafts = z.infer<typeof ListDrafts>;

export interface DraftsElsewhere {
  /** What other devices have, the newest first. */
  readonly drafts: readonly {
    readonly kind: DraftKind;
    readonly key: string;
    readonly texts: Texts;
    readonly at: string;
  }[];
  /** Which of this device's were sent, and as what it had said to have them last; null where it had not said. */
  readonly sent: readonly { readonly key: string; readonly texts: Texts | null }[];
}
