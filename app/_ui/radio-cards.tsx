"use client";

import type { ComponentProps, ReactNode } from "react";
import { useEarly } from "./early.ts";

export interface RadioCard {
  readonly value: string;
  readonly title: ReactNode;
  readonly line?: string;
}

/** Choices that need a line each, as real radio buttons: the arrow keys work, the whole card is the target. */
export function RadioCards({
  legend,
  cards,
  columns = 1,
  error,
  inputProps,
}: {
  legend: ReactNode;
  cards: readonly RadioCard[];
  columns?: 1 | 2;
  error?: string | undefined;
  /** What a form library registers, or `name`, `checked` and `onChange` by hand. */
  inputProps: (card: RadioCard) => ComponentProps<"input">;
}) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className={columns === 2 ? "grid gap-2 sm:grid-cols-2" : "grid gap-2"}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="flex min-h-11 items-start gap-3 rounded-lg border border-control bg-surface p-3 transition-colors duration-150 hover:border-text has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <RadioInput
              {...inputProps(card)}
              value={card.value}
              className="mt-1 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{card.title}</span>
              {card.line ? (
                <span className="block text-sm text-muted" dir="auto">
                  {card.line}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      {error === undefined ? null : (
        <p className="min-h-5 text-sm text-danger" aria-live="polite">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One of a group of radio buttons. */
export function RadioInput({ ref, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return <input {...rest} ref={useEarly(ref)} type="radio" />;
}
