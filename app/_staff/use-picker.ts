import { type KeyboardEvent, type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";

export interface PickerKeys {
  /** Whether the key was for the list. */
  press(event: KeyboardEvent): boolean;
}

interface Picking<Item> {
  /** What is looked for; whatever else is typed begins at the top again. */
  readonly typed: string;
  readonly found: readonly Item[];
  readonly keys: Ref<PickerKeys>;
  /** The field that is typed in: it keeps the focus, and its keys come here first. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChoose: (item: Item) => void;
  readonly onLeave: () => void;
}

/** A list beside a field that is typed in: which of what was found is at hand, chosen by the keys of the field. */
export function usePicker<Item>({ typed, found, keys, field, onChoose, onLeave }: Picking<Item>) {
  const [at, setAt] = useState({ typed, index: 0 });
  const index = at.typed === typed ? Math.min(at.index, found.length - 1) : 0;
  const active = found[index];
  const frame = useRef<HTMLDivElement>(null);

  useImperativeHandle(keys, () => ({
    press(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && found.length > 0) setAt({ typed, index: (index + step + found.length) % found.length });
      else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && active) onChoose(active);
      else if (event.key === "Escape") onLeave();
      else return false;
      event.preventDefault();
      return true;
    },
  }));

  // The field names the list, and the option at hand to whoever cannot see it.
  useEffect(() => {
    const box = field.current;
    box?.setAttribute("aria-autocomplete", "list");
    return () => {
      for (const name of ["aria-autocomplete", "aria-controls", "aria-activedescendant"]) box?.removeAttribute(name);
    };
  }, [field]);
  useEffect(() => {
    const option = frame.current?.querySelectorAll('[role="option"]')[index];
    name(field.current, "aria-controls", frame.current?.querySelector('[role="listbox"]'));
    name(field.current, "aria-activedescendant", option);
    option?.scrollIntoView({ block: "nearest" });
  });

  return { active, frame, point: (to: number) => setAt({ typed, index: to }) };
}

function name(field: Element | null, attribute: string, named: Element | null | undefined): void {
  if (named) field?.setAttribute(attribute, named.id);
  else field?.removeAttribute(attribute);
}
