/** Whether plain keys belong to what has the focus: a text field, a menu, or anything in an open dialog. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  if (target.closest("textarea, select, [role=dialog], [role=menu], [role=listbox], [role=combobox]")) return true;
  return document.querySelector("[role=dialog][data-state=open]") !== null;
}
