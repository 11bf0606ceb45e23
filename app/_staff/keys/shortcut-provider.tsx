"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { type Act, createHeld, type Held } from "./held.ts";
import { HeldBar } from "./held-bar.tsx";
import { createKeyMatcher } from "./key-matcher.ts";
import { isSingleKey, SHORTCUTS, type Shortcut, type ShortcutId, type ShortcutScope } from "./shortcuts.ts";
import { areSingleKeysOn } from "./single-keys.ts";

/** A handler does what can be done without asking, or returns an act that changes something. */
export type ShortcutHandlers = Partial<Record<ShortcutId, () => Act | void>>;
interface Registration {
  readonly scope: ShortcutScope;
  /** Read at the press, so that a handler always sees the latest render. */
  readonly current: { readonly handlers: ShortcutHandlers };
}

interface Keys {
  readonly registrations: Set<Registration>;
  readonly held: Held;
}

const Registry = createContext<Keys | null>(null);

function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/**
 * Listens for the keys of every page below it; the page that was mounted last answers first. What a single key changes is held for
 * a moment; a key with Ctrl, like a button, acts at once.
 */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [keys] = useState((): Keys => ({ registrations: new Set<Registration>(), held: createHeld(later) }));
  const { registrations, held } = keys;
  useEffect(() => {
    addEventListener("pagehide", held.doNow);
    return () => removeEventListener("pagehide", held.doNow);
  }, [held]);
  useEffect(() => {
    const match = createKeyMatcher(SHORTCUTS);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const active = [...registrations].toReversed();
      const id = match(event, {
        scopes: ["everywhere", ...active.map(({ scope }) => scope)],
        isTyping: isTypingTarget(event.target),
        singleKeysOn: areSingleKeysOn(),
        nowMs: event.timeStamp,
      });
      const owner = id && active.find(({ current }) => current.handlers[id]);
      if (!owner) return;
      event.preventDefault();
      const act = owner.current.handlers[id]?.();
      if (!act) return;
      if (isSingle(id)) return held.hold({ ...act, id, owner });
      held.undoOf(owner);
      act.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registrations, held]);
  return (
    <Registry value={keys}>
      {children}
      <HeldBar held={held} />
    </Registry>
  );
}

function isSingle(id: ShortcutId): boolean {
  return SHORTCUTS.some((shortcut) => shortcut.id === id && isSingleKey(shortcut));
}

export interface PageAction {
  readonly shortcut: Shortcut;
  readonly run: () => void;
}

/** What the keys of the present page would do, as they stand when first asked: for a list to choose from. */
export function usePageActions(): readonly PageAction[] {
  const registry = useContext(Registry);
  const [actions] = useState(() => {
    const active = [...(registry?.registrations ?? [])].filter(({ scope }) => scope !== "everywhere").toReversed();
    return SHORTCUTS.flatMap((shortcut): PageAction[] => {
      const here = active.find(({ scope, current }) => scope === shortcut.scope && current.handlers[shortcut.id]);
      const handler = here?.current.handlers[shortcut.id];
      return handler ? [{ shortcut, run: () => handler()?.run() }] : [];
    });
  });
  return actions;
}

/**
 * What the keys of this scope do while the component is on the page.
 * @returns `undo`, for whoever then does something else by hand, takes back what one of them is about to do; `hold` does what
 * was chosen elsewhere as if its key had been pressed.
 */
export function useShortcuts(scope: ShortcutScope, handlers: ShortcutHandlers): PartKeys {
  const registry = useContext(Registry);
  const current = useRef({ handlers });
  const registered = useRef<Registration | null>(null);
  useEffect(() => {
    current.current = { handlers };
  });
  useEffect(() => {
    if (!registry) return undefined;
    const registration: Registration = {
      scope,
      get current() {
        return current.current;
      },
    };
    registry.registrations.add(registration);
    registered.current = registration;
    return () => {
      registry.registrations.delete(registration);
      registry.held.leave(registration);
    };
  }, [registry, scope]);
  const undo = useCallback(() => {
    if (registered.current) registry?.held.undoOf(registered.current);
  }, [registry]);
  const hold = useCallback(
    (id: ShortcutId, act: Act) => {
      if (registered.current) registry?.held.hold({ ...act, id, owner: registered.current });
    },
    [registry],
  );
  return { undo, hold };
}

interface PartKeys {
  readonly undo: () => void;
  readonly hold: (id: ShortcutId, act: Act) => void;
}

/** Undoes what any key is about to do. */
export function useUndoHeld(): () => void {
  const registry = useContext(Registry);
  return () => registry?.held.undo();
}

/** Whether plain keys belong to what has the focus: a text field, a menu, or anything in an open dialog. */
function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  if (target.closest("textarea, select, [role=dialog], [role=menu], [role=listbox], [role=combobox]")) return true;
  return document.querySelector("[role=dialog][data-state=open]") !== null;
}
