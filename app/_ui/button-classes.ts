/** Of every button; apart from the rest, for a page that every other one carries for the worst case. */
export const BUTTON =
  "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium transition-colors duration-150 select-none [&_svg]:shrink-0 not-aria-busy:aria-disabled:border-border not-aria-busy:aria-disabled:bg-sunken not-aria-busy:aria-disabled:text-muted";
export const SECONDARY = "border-control bg-surface text-text hover:bg-sunken";
export const LARGE = "h-11 px-5 text-base";
