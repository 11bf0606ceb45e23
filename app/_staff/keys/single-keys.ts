const STORAGE_KEY = "quickfix:single-keys";
const listeners = new Set<() => void>();

/** Whether plain keys act, on this browser. On unless the person switched them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeysOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, "off");
  } catch {
    // A browser that keeps nothing still obeys until the page is left: the listeners below read what was kept.
  }
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore: also hears of a change made in another tab. */
export function onSingleKeysChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
