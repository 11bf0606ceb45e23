/** One line in a menu or a list of options: 36 px, 44 px for fingers. */
export const floatingItem =
  "flex min-h-9 pointer-coarse:min-h-11 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-disabled:text-muted data-highlighted:bg-sunken";
