// Shows what this desk sends while none of its pages is before its reader, and opens it. It keeps and answers no requests.

const DESK = self.location.origin;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const openPages = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

async function show(data) {
  const { tag, title, line, href, isTest } = data.json();
  const pages = await openPages();
  // A page that is before its reader says it itself.
  if (!isTest && pages.some((page) => page.visibilityState === "visible")) return;
  await self.registration.showNotification(title, { tag, body: line, data: { href }, icon: "/icon.svg" });
  // Whoever sends a test hears that it was shown.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to pages of its own origin alone.
  for (const page of pages) page.postMessage({ kind: "push-shown", tag });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.href));
});

async function open(href) {
  const address = new URL(href, DESK);
  // What came from elsewhere opens nothing elsewhere.
  if (address.origin !== DESK) return;
  const pages = await openPages();
  const there = pages.find((page) => new URL(page.url).pathname === address.pathname);
  if (there) await there.focus();
  else await self.clients.openWindow(address.href);
}

// The browser has, or its push service gave it, another subscription: its person is told there from now on.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function renew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const next = newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
  if (oldSubscription) await post("/api/me/push/remove", { endpoint: oldSubscription.endpoint });
  if (!next) return;
  const { endpoint, keys } = next.toJSON();
  await post("/api/me/push", { endpoint, keys });
}

function post(path, body) {
  const headers = { "content-type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}
