"use client";

import { cx, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { useId } from "react";
import { buttonStyle } from "./button-style.ts";

type Variants = VariantProps<typeof buttonStyle>;

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled">, Variants {
  /** Under way: the button stays focusable, says so, and ignores further presses. */
  readonly pending?: boolean;
  /** Why it cannot be pressed now. A button is never disabled without one. */
  readonly disabledReason?: string | undefined;
  readonly icon?: ReactNode;
}

/** A button that keeps its width and its focus while it works, and says why when it cannot be used. */
export function Button(props: ButtonProps) {
  const { variant, size, shape, pending, disabledReason, icon, className, children, onClick, type, ...rest } = props;
  const reasonId = useId();
  const blocked = pending === true || disabledReason !== undefined;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type ?? "button"}
      className={cx(buttonStyle({ variant, size, shape }), className)}
      onClick={press}
      aria-disabled={blocked || undefined}
      aria-busy={pending || undefined}
      aria-describedby={disabledReason ? reasonId : rest["aria-describedby"]}
      title={disabledReason ?? rest.title}
    >
      {pending ? <LoaderCircle className="size-4 animate-spin" aria-hidden /> : icon}
      {children}
      {disabledReason ? (
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      ) : null}
    </button>
  );
}

/** A link that looks like a button: for going somewhere. */
export function ButtonLink({
  variant,
  size,
  shape,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Variants & { readonly icon?: ReactNode }) {
  return (
    <Link {...rest} className={cx(buttonStyle({ variant, size, shape }), className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A button that is only an icon; `label` is its name and its tooltip. */
export function IconButton({ label, icon, ...rest }: Omit<ButtonProps, "children" | "shape"> & { label: string }) {
  return (
    <Button variant="ghost" {...rest} shape="icon" icon={icon} aria-label={label} title={label}>
      {null}
    </Button>
  );
}
