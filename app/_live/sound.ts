import { useSyncExternalStore } from "react";

const KEY = "quickfix.sound";
const listeners = new Set<() => void>();

function isSoundOn(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

/** Kept in this browser: whether a new complaint on the desk makes a sound. */
export function useSoundSetting(): [isOn: boolean, set: (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, isSoundOn, () => true);
  const set = (next: boolean) => {
    localStorage.setItem(KEY, next ? "on" : "off");
    for (const listener of listeners) listener();
  };
  return [isOn, set];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener("storage", listener);
  };
}

const HOLD_MS = 2000;

/** Plays once for all open tabs: the first that takes the lock plays, the others find it taken. */
export async function soundOnce(id: string): Promise<void> {
  // A browser lets a page sound only after its user has touched it; another tab may be allowed.
  if (!isSoundOn() || !navigator.userActivation.hasBeenActive) return;
  await navigator.locks.request(`quickfix-sound-${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    playChime();
    await new Promise((resolve) => setTimeout(resolve, HOLD_MS));
  });
}

/** Two soft notes, 0.4 s, made here so that nothing has to be fetched. */
export function playChime(): void {
  const audio = new AudioContext();
  const start = audio.currentTime;
  for (const [at, hertz] of [
    [0, 660],
    [0.12, 880],
  ] as const) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start + at);
    volume.gain.linearRampToValueAtTime(0.12, start + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.28);
    note.connect(volume).connect(audio.destination);
    note.start(start + at);
    note.stop(start + at + 0.3);
  }
  setTimeout(() => void audio.close(), 600);
}
