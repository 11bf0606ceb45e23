import { type Draft, readDraft, type Texts } from "./draft.ts";
import { draftName, draftsOf, readDraftName } from "./names.ts";
import { newKey } from "./new-key.ts";
import type { Shelf } from "./shelf.ts";
import type { Tab } from "./tab.ts";
import type { InTurn } from "./turns.ts";

/** An unfinished text that a tab which is gone left behind. */
export interface Left {
  readonly name: string;
  readonly draft: Draft;
}

/** What is unfinished in one place, as this tab sees it. */
export interface Unfinished {
  readonly mine: Draft | null;
  readonly left: readonly Left[];
  /** False until it is known what there is from before. */
  readonly isOpen: boolean;
  /** False when it is gone with this page: the browser refuses to keep it. */
  readonly isKept: boolean;
}

export type Drafts = ReturnType<typeof createDrafts>;

const NOTHING: Unfinished = { mine: null, left: [], isOpen: false, isKept: true };

interface Options {
  readonly shelf: Shelf;
  readonly personId: string;
  readonly tab: Promise<Tab>;
  readonly inTurn: InTurn;
  readonly now: () => number;
}

/** What one person leaves unfinished in one tab. Nothing is let go of but by its writer, or because whoever sends it has it safely. */
export function createDrafts({ shelf, personId, tab, inTurn, now }: Options) {
  const places = new Map<string, Unfinished>();
  /** Where what stands in a place is stored. */
  const names = new Map<string, string>();
  /** By key: where that is stored which was taken to be sent, and is not safe elsewhere yet. */
  const handed = new Map<string, string>();
  const listeners = new Set<() => void>();
  let tabId: string | null = null;
  let isClosed = false;
  void tab.then(({ id }) => {
    tabId = id;
    for (const place of places.keys()) keep(place);
  });

  const look = (place: string): Unfinished => places.get(place) ?? NOTHING;
  const change = (place: string, changed: Partial<Unfinished>) => {
    places.set(place, { ...look(place), ...changed });
    for (const listener of listeners) listener();
  };
  const store = (name: string, draft: Draft): boolean => shelf.write(name, JSON.stringify(draft));
  const keep = (place: string) => {
    const { mine, isOpen } = look(place);
    // What this tab had before a reload is found first.
    if (tabId === null || isClosed || !isOpen) return;
    const before = names.get(place);
    const name = mine && draftName(personId, tabId, place, mine.key);
    // First, so that there is room for what takes its place.
    if (before !== undefined && before !== name) shelf.drop(before);
    if (!mine || !name) return void names.delete(place);
    names.set(place, name);
    change(place, { isKept: store(name, mine) });
  };
  const become = (place: string, mine: Draft | null) => {
    if (isClosed) return;
    change(place, { mine });
    keep(place);
  };
  /** Under the name of no tab, so that it is offered. */
  const setAside = (place: string, draft: Draft): Left => {
    const name = draftName(personId, newKey(), place, draft.key);
    store(name, draft);
    return { name, draft };
  };
  /** What stood there stays where it is stored, and is offered beside what takes its place. */
  const stepAside = (place: string, next: Omit<Draft, "at">): Left[] => {
    const { mine } = look(place);
    const name = names.get(place);
    if (!mine) return [];
    // Two versions of one text need two names.
    if (name === undefined || mine.key === next.key) return [setAside(place, { ...mine, key: newKey() })];
    names.delete(place);
    return [{ name, draft: mine }];
  };
  const unfinished = () => {
    const onTheirWay = new Set(handed.values());
    return shelf.names(draftsOf(personId)).filter((name) => !onTheirWay.has(name));
  };
  const found = (place: string) =>
    unfinished().flatMap((name) => {
      const at = readDraftName(personId, name);
      const draft = readDraft(shelf.read(name));
      return at?.place === place && draft ? [{ name, tabId: at.tabId, draft }] : [];
    });

  return {
    look,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Finds what there is from before: this tab's own, or else what a tab that is gone has left. */
    async open(place: string): Promise<void> {
      const { id, living } = await tab;
      await inTurn(`quickfix:adopt:${personId}:${place}`, async () => {
        const { ids, isSure } = await living();
        if (isClosed) return;
        const isOwn = (kept: { tabId: string }) => kept.tabId === id;
        const left = found(place)
          .filter((kept) => kept.name !== names.get(place) && (isOwn(kept) || !ids.has(kept.tabId)))
          .sort((one, other) => Number(isOwn(other)) - Number(isOwn(one)) || other.draft.at - one.draft.at);
        let { mine } = look(place);
        const [next] = left;
        // Where nobody can tell for sure who is gone, nothing is taken from anybody unasked.
        if (!mine && next && (isSure || isOwn(next))) {
          left.shift();
          mine = next.draft;
          names.set(place, next.name);
        }
        change(place, { mine, left, isOpen: true });
        keep(place);
      });
    },

    /** What stands there now; null for nothing worth keeping. */
    write(place: string, texts: Texts | null): void {
      const { mine } = look(place);
      become(place, texts && { key: mine?.key ?? newKey(), texts, at: now() });
    },

    /** Takes it away, to be sent. It stays stored until it is let go of; what is typed from now on is another one. */
    take(place: string): Draft | null {
      const { mine } = look(place);
      const name = names.get(place);
      if (mine && name !== undefined && !isClosed) {
        handed.set(mine.key, name);
        names.delete(place);
      }
      become(place, null);
      return mine;
    },

    /** What was taken is stored elsewhere, at the server, or back with its writer. */
    letGo(key: string): void {
      const name = handed.get(key);
      handed.delete(key);
      if (name !== undefined && !isClosed) shelf.drop(name);
    },

    /** Brings back what could not be sent, as what stands there now. What was typed since is offered beside it. */
    putBack(place: string, { key, texts }: Omit<Draft, "at">): void {
      if (isClosed) return;
      const { left, isOpen } = look(place);
      const draft = { key, texts, at: now() };
      if (!isOpen) return void setAside(place, draft);
      change(place, { left: [...stepAside(place, draft), ...left] });
      become(place, draft);
    },

    /** Goes on with what another tab left. What is here takes its place. */
    async swap(place: string, { name }: Left): Promise<void> {
      const { id, living } = await tab;
      const { ids } = await living();
      const others = look(place).left.filter((other) => other.name !== name);
      const draft = readDraft(shelf.read(name));
      const from = readDraftName(personId, name)?.tabId ?? id;
      // Another tab may have gone on with it meanwhile, or its own may be back.
      if (isClosed || !draft || (from !== id && ids.has(from))) return change(place, { left: others });
      const aside = stepAside(place, draft);
      shelf.drop(name);
      change(place, { left: [...aside, ...others] });
      become(place, draft);
    },

    /** Whether this tab has something unfinished there, also where it was not opened yet. */
    has(place: string): boolean {
      const { mine } = look(place);
      return mine !== null || found(place).some((kept) => kept.tabId === tabId);
    },

    /** Whether something is unfinished on this page, in whatever place. */
    isWriting: (): boolean => [...places.values()].some(({ mine }) => mine !== null),

    /** How many there are of this person, in every tab. */
    count: (): number => unfinished().length,

    /** Whether something is gone with this page, because the browser does not keep it. */
    isAtRisk: (): boolean => !isClosed && shelf.inMemory(draftsOf(personId)).length > 0,

    /** From now on nothing is kept: whoever wrote here has left. */
    close(): void {
      isClosed = true;
    },
  };
}
