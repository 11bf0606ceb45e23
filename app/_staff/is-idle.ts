/** Nobody is busy with anything on the page when the focus is nowhere in particular. */
export function isIdle(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.id === "main";
}
