/** What the tabs of one browser tell each other about who sits there. */
export type News =
  | { readonly kind: "in"; readonly personId: string; readonly name: string }
  | { readonly kind: "out"; readonly personId: string };

type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">;

const NAME = "quickfix:people";

/** Where sign-in and sign-out are known in all tabs at once. What has another shape is not heard. */
export function listenToPeople(hear: (news: News) => void, open: () => Channel = channel): { close: () => void } {
  const tabs = open();
  tabs.addEventListener("message", ({ data }) => {
    const news = readNews(data);
    if (news) hear(news);
  });
  return { close: () => tabs.close() };
}

/** Tells the other tabs; this one does not hear it. */
export function tellPeople(news: News, open: () => Channel = channel): void {
  const tabs = open();
  // A channel has no origin to name: it reaches our own only.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage(news);
  tabs.close();
}

function channel(): Channel {
  return new BroadcastChannel(NAME);
}

function readNews(data: unknown): News | null {
  if (typeof data !== "object" || data === null) return null;
  if (!("kind" in data) || !("personId" in data)) return null;
  const { kind, personId } = data;
  if (typeof personId !== "string") return null;
  if (kind === "out") return { kind, personId };
  if (kind !== "in" || !("name" in data) || typeof data.name !== "string") return null;
  return { kind, personId, name: data.name };
}
