import { type Control, type Early, writtenIn } from "./control.ts";

/** Does it again, as if it were entered now. What has come there meanwhile stays, in front of it. */
export function enterAgain(node: Control, early: Early): void {
  if (!node.isConnected) return;
  if (node instanceof HTMLSelectElement) {
    // Chosen while this was fetched: the later choice is the one that counts.
    if (node.value !== early && node.value !== writtenIn(node)?.value) return;
    node.value = String(early);
    node.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (typeof early === "string") typeAgain(node, early);
  else if ("checked" in node) {
    node.checked = !early;
    node.click();
  }
}

function typeAgain(node: HTMLInputElement | HTMLTextAreaElement, typed: string): void {
  const now = node.value;
  const isOther = now !== node.defaultValue && now !== typed;
  if (isOther && now.includes(typed)) return;
  // React compares with what it saw last, which it takes from this setter and not from the prototype's.
  node.value = node.defaultValue;
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(node), "value") ?? {};
  set?.call(node, isOther ? `${now}${node instanceof HTMLTextAreaElement ? "\n" : " "}${typed}` : typed);
  node.dispatchEvent(new Event("input", { bubbles: true }));
}
