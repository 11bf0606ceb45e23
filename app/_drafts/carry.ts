import { createShared } from "#app/_ui/shared.ts";
import type { Texts } from "./draft.ts";
import type { Drafts } from "./drafts.ts";

/** What another device of this person has unfinished in the same place. */
export interface Elsewhere {
  readonly key: string;
  readonly texts: Texts;
  readonly at: string;
}

/** What the server knows of other devices. */
interface Found {
  /** The newest first. */
  readonly drafts: readonly Elsewhere[];
  /** Which of those that were asked about were sent from elsewhere, and as what this device had said to have them. */
  readonly sent: readonly { readonly key: string; readonly texts: Texts | null }[];
}

interface Shown {
  /** What stands there came from another device, and nobody has changed it since. */
  readonly from: Elsewhere | null;
  /** What another device has, while something else stands here. */
  readonly offer: Elsewhere | null;
}

export interface CarryOptions {
  readonly place: string;
  readonly drafts: Pick<Drafts, "look" | "subscribe" | "write" | "take" | "putBack" | "letGo">;
  readonly list: (keys: readonly string[]) => Promise<Found>;
  /** Keeps what this device has; no texts where there is none any more. Rejects where it may be asked again. */
  readonly keep: (key: string, texts: Texts) => Promise<void>;
  readonly after: (ms: number, work: () => void) => () => void;
  readonly now: () => number;
  readonly newKey: () => string;
}

const QUIET_MS = 1_000;
const AT_MOST_MS = 5_000;
/** What was typed shortly before the page came may not have been kept. */
const RECENT_MS = 300_000;

export type Carry = ReturnType<typeof createCarry>;

/**
 * Takes what is unfinished in one place along to other devices, and what they have here. Nothing is replaced that somebody typed:
 * where something stands already, what others have is offered beside it.
 */
export function createCarry({ place, drafts, list, keep, after, now, newKey }: CarryOptions) {
  const shown = createShared<Shown>({ from: null, offer: null });
  const undone = new Set<string>();
  const mine = () => drafts.look(place).mine;
  const first = mine();
  let kept = first && now() - first.at > RECENT_MS ? { key: first.key, texts: first.texts } : null;
  let cancel: (() => void) | null = null;
  let changedAt: number | null = null;
  let isKeeping = false;

  const isKept = () => {
    const draft = mine();
    return draft ? kept?.key === draft.key && isSame(kept.texts, draft.texts) : kept === null;
  };
  const wait = (ms: number) => {
    cancel?.();
    cancel = after(ms, () => void flush());
  };
  const flush = async () => {
    cancel?.();
    cancel = null;
    if (isKeeping || isKept()) return;
    isKeeping = true;
    changedAt = null;
    const draft = mine();
    const before = kept;
    try {
      if (draft) await keep(draft.key, draft.texts);
      if (before && before.key !== draft?.key) await keep(before.key, {});
      kept = draft && { key: draft.key, texts: draft.texts };
    } catch {
      wait(AT_MOST_MS);
    } finally {
      isKeeping = false;
    }
    if (!cancel && !isKept()) wait(QUIET_MS);
  };
  const takeOver = (other: Elsewhere) => {
    kept = { key: other.key, texts: other.texts };
    drafts.putBack(place, other);
    shown.set({ from: other, offer: null });
  };
  /** What was sent from elsewhere is not unfinished here; what was typed since is another text. */
  const letGoOfSent = (sent: Found["sent"]) => {
    const draft = mine();
    const gone = sent.find(({ key }) => key === draft?.key);
    if (!draft || !gone) return;
    if (gone.texts && isSame(gone.texts, draft.texts)) return drafts.write(place, null);
    drafts.take(place);
    drafts.putBack(place, { key: newKey(), texts: draft.texts });
    drafts.letGo(draft.key);
  };
  const stopHearing = drafts.subscribe(() => {
    const draft = mine();
    const { from, offer } = shown.get();
    if (from && !(draft && isSame(draft.texts, from.texts))) shown.set({ from: null, offer });
    if (isKept()) return;
    changedAt ??= now();
    wait(Math.max(0, Math.min(QUIET_MS, changedAt + AT_MOST_MS - now())));
  });
  if (!isKept()) wait(QUIET_MS);

  return {
    look: shown.get,
    subscribe: shown.subscribe,

    /** Asks what other devices have. */
    async ask(): Promise<void> {
      const before = mine();
      const found = await list(before ? [before.key] : []).catch(() => null);
      if (!found) return;
      letGoOfSent(found.sent);
      const draft = mine();
      const other = found.drafts.find(
        (each) => !undone.has(named(each)) && !(draft && isSame(draft.texts, each.texts)),
      );
      const { from } = shown.get();
      if (!other) return shown.set({ from, offer: null });
      if (draft) return shown.set({ from, offer: other });
      takeOver(other);
    },

    /** Goes on with what is offered. What stands here is offered beside it. */
    use(): void {
      const { offer } = shown.get();
      if (offer) takeOver(offer);
    },

    /** Leaves it where it was written. */
    undo(): void {
      const { from } = shown.get();
      if (!from) return;
      undone.add(named(from));
      kept = null;
      drafts.write(place, null);
      shown.set({ from: null, offer: from });
    },

    /** Keeps at once what is not kept yet. */
    stop(): void {
      stopHearing();
      void flush().finally(() => cancel?.());
    },
  };
}

const named = ({ key, at }: Elsewhere) => `${key} ${at}`;

function isSame(one: Texts, other: Texts): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
