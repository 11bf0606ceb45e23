"use client";

import { cx } from "class-variance-authority";
import { CircleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { useEarly } from "./early.ts";

/** The attributes that tie a control to its label, hint and error. */
export interface FieldWiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** One sentence: what is wrong and what to do. */
  readonly error?: string | undefined;
  /** At the end of the label's line, such as a count of characters. */
  readonly aside?: ReactNode;
  readonly children: (wiring: FieldWiring) => ReactNode;
}

/** Label, control, and one line below it that is either the hint or the error, so that nothing jumps. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = Boolean(error ?? hint);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside ? <span className="tabular text-xs text-muted empty:hidden">{aside}</span> : null}
      </div>
      {children({ id, "aria-describedby": hasNote ? noteId : undefined, "aria-invalid": error ? true : undefined })}
      <p id={noteId} className={cx("min-h-5 text-sm", error ? "text-danger" : "text-muted")} aria-live="polite">
        {error ? (
          <span className="flex items-start gap-1.5">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {error}
          </span>
        ) : (
          hint
        )}
      </p>
    </div>
  );
}

const control =
  "w-full rounded-md border border-control bg-surface px-3 text-text transition-colors duration-150 hover:border-text focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger";

/** One line of text. 44 px high at `lg`, for fingers. */
export function TextInput({
  className,
  size = "md",
  ref,
  ...rest
}: Omit<ComponentProps<"input">, "size"> & ControlSize) {
  return (
    <input
      dir="auto"
      {...rest}
      ref={useEarly(ref)}
      className={cx(control, size === "lg" ? "h-11 text-base" : "h-9 text-sm", className)}
    />
  );
}

/** Several lines of text; grows with what is written, up to 40 % of the window. */
export function TextArea({ className, size = "md", ref, ...rest }: ComponentProps<"textarea"> & ControlSize) {
  return (
    <textarea
      dir="auto"
      // A browser that goes back would put one person's words in front of the next.
      autoComplete="off"
      {...rest}
      ref={useEarly(ref)}
      className={cx(
        control,
        "field-sizing-content max-h-[40dvh] min-h-20 resize-y py-2",
        size === "lg" ? "text-base" : "text-sm",
        className,
      )}
    />
  );
}

interface ControlSize {
  readonly size?: "md" | "lg";
}
