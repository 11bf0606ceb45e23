"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { createKeyMatcher } from "./key-matcher.ts";
import { SHORTCUTS, type Shortcut, type ShortcutId, type ShortcutScope } from "./shortcuts.ts";
import { areSingleKeysOn } from "./single-keys.ts";

export type ShortcutHandlers = Partial<Record<ShortcutId, () => void>>;
interface Registration {
  readonly scope: ShortcutScope;
  /** Read at the press, so that a handler always sees the latest render. */
  readonly current: { readonly handlers: ShortcutHandlers };
}

const Registry = createContext<Set<Registration> | null>(null);

/** Listens for the keys of every page below it; the page that was mounted last answers first. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [registrations] = useState(() => new Set<Registration>());
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
      const handler = id && active.map(({ current }) => current.handlers[id]).find(Boolean);
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registrations]);
  return <Registry value={registrations}>{children}</Registry>;
}

export interface PageAction {
  readonly shortcut: Shortcut;
  readonly run: () => void;
}

/** What the keys of the present page would do, as they stand when first asked: for a list to choose from. */
export function usePageActions(): readonly PageAction[] {
  const registry = useContext(Registry);
  const [actions] = useState(() => {
    const active = [...(registry ?? [])].filter(({ scope }) => scope !== "everywhere").toReversed();
    return SHORTCUTS.flatMap((shortcut): PageAction[] => {
      const here = active.find(({ scope, current }) => scope === shortcut.scope && current.handlers[shortcut.id]);
      const run = here?.current.handlers[shortcut.id];
      return run ? [{ shortcut, run }] : [];
    });
  });
  return actions;
}

/** What the keys of this scope do while the component is on the page. */
export function useShortcuts(scope: ShortcutScope, handlers: ShortcutHandlers): void {
  const registry = useContext(Registry);
  const current = useRef({ handlers });
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
    registry.add(registration);
    return () => void registry.delete(registration);
  }, [registry, scope]);
}

/** Whether plain keys belong to what has the focus: a text field, a menu, or anything in an open dialog. */
function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  if (target.closest("textarea, select, [role=dialog], [role=menu], [role=listbox], [role=combobox]")) return true;
  return document.querySelector("[role=dialog][data-state=open]") !== null;
}
