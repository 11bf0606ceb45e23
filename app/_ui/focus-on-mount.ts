/** A ref for what appears because its reader asked for it: the focus goes there once. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
