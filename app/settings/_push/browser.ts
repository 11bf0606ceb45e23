/** Beside every page: nothing that a page asks for goes through the worker. */
const WORKER = { script: "/push-worker.js", scope: "/push/" } as const;

/** Whether this browser can be told anything while no page is open. */
export function canBeTold(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

/** What this browser is told with; null until that was turned on here. */
export async function findSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER.scope);
  return registration ? registration.pushManager.getSubscription() : null;
}

/**
 * Asks the browser, and its push service, for a subscription to this desk. One that was made for another key is given up.
 * @throws what the browser says where it cannot.
 */
export async function makeSubscription(publicKey: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(WORKER.script, { scope: WORKER.scope });
  await isActive(registration);
  const key = bytesOf(publicKey);
  const before = await registration.pushManager.getSubscription();
  if (before && !isOf(before, key)) await before.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** Takes the worker away as well: nothing is left in the browser. */
export async function giveUpSubscription(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER.scope);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  await registration?.unregister();
}

async function isActive({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting ?? active;
  if (!worker || worker.state === "activated") return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.addEventListener("statechange", () => {
    if (worker.state === "activated") resolve();
    if (worker.state === "redundant") reject(new Error("The browser gave the worker up."));
  });
  await promise;
}

function isOf({ options }: PushSubscription, key: Uint8Array): boolean {
  const of = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return of.length === key.length && of.every((byte, place) => byte === key[place]);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
