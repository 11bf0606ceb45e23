import { PushState, PushTest, type Subscribe } from "#server/desk/push/wire.ts";

/** Whether the desk knows this browser for this person's, and the key to subscribe with. */
export async function readPush(subscription: PushSubscription | null): Promise<PushState> {
  const asked = subscription ? `?${new URLSearchParams({ endpoint: subscription.endpoint })}` : "";
  return PushState.parse(await answered(await fetch(`/api/me/push${asked}`)));
}

export async function keepSubscription(subscription: PushSubscription): Promise<void> {
  const { endpoint = "", keys } = subscription.toJSON();
  const { p256dh = "", auth = "" } = keys ?? {};
  await post("/api/me/push", { endpoint, keys: { p256dh, auth } } satisfies Subscribe);
}

export const dropSubscription = ({ endpoint }: PushSubscription) => post("/api/me/push/remove", { endpoint });

export const testPush = async ({ endpoint }: PushSubscription) =>
  PushTest.parse(await post("/api/me/push/test", { endpoint }));

async function post(path: string, body: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return answered(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answered(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`The desk answered ${response.status}.`);
  return response.json();
}
