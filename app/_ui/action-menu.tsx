"use client";

import { cx } from "class-variance-authority";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { floatingItem } from "./floating.ts";
import { type Align, placeBeside } from "./place-beside.ts";
import { useOpenedEarly } from "./use-opened-early.ts";

/** What the button that opens the menu must carry. Whether it is open browsers say themselves. */
export interface MenuTriggerWiring {
  readonly ref: Ref<HTMLButtonElement>;
  readonly popoverTarget: string;
  readonly "aria-haspopup": "menu";
}

/**
 * A menu of actions on the browser's own popover: Esc, a press outside and the way back of the focus are native. For
 * pages that open fast; its items are in the page only while it is open.
 */
export function ActionMenu(props: {
  renderTrigger: (wiring: MenuTriggerWiring) => ReactNode;
  label: string;
  align?: Align;
  children: ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { align = "end" } = props;

  const begin = () => {
    if (!menu.current || !button.current) return;
    placeBeside(menu.current, button.current, align);
    itemsOf(menu.current)[0]?.focus({ preventScroll: true });
  };
  const beginEarly = useEffectEvent(begin);
  useOpenedEarly(menu, () => setIsOpen(true));
  useEffect(() => {
    if (!isOpen) return undefined;
    // It stood open before it had items; otherwise browsers show it only now, and say so.
    if (menu.current?.matches(":popover-open")) beginEarly();
    const close = () => menu.current?.hidePopover();
    // It stands where its button was; when that scrolls away it has no place.
    window.addEventListener("scroll", close, { capture: true, once: true });
    return () => window.removeEventListener("scroll", close, { capture: true });
  }, [isOpen]);
  const wiring = { ref: button, popoverTarget: id, "aria-haspopup": "menu" } as const;
  return (
    <>
      {props.renderTrigger(wiring)}
      <div
        ref={menu}
        id={id}
        role="menu"
        tabIndex={-1}
        aria-label={props.label}
        popover="auto"
        onBeforeToggle={(event) => flushSync(() => setIsOpen(event.newState === "open"))}
        onToggle={(event) => (event.newState === "open" ? begin() : undefined)}
        onKeyDown={moveFocus}
        className="fixed min-w-48 rounded-lg border border-border bg-raised p-1 text-text shadow-float outline-none"
      >
        {isOpen ? props.children : null}
      </div>
    </>
  );
}

/** One action. `hint` stands at the end, such as a key. */
export function ActionItem(props: {
  icon?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={props.disabled || undefined}
      onClick={(event) => {
        if (props.disabled) return;
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        props.onSelect();
      }}
      className={cx(
        floatingItem,
        "w-full text-start hover:bg-sunken focus:bg-sunken focus-visible:-outline-offset-2 aria-disabled:text-muted",
      )}
    >
      {props.icon}
      <span className="flex-1">{props.children}</span>
      {props.hint ? <span className="text-xs text-muted">{props.hint}</span> : null}
    </button>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
}

/** Arrows, Home and End go round; a letter goes to the next item that begins with it; Tab leaves. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const menu = event.currentTarget;
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === document.activeElement);
  const next = targetOf(event.key, items, at);
  if (event.key === "Tab") menu.hidePopover();
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function targetOf(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === "ArrowDown") return items[(at + 1) % items.length];
  if (key === "ArrowUp") return items.at(at <= 0 ? -1 : at - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
