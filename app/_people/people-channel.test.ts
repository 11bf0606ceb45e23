import { expect, test } from "vitest";
import { listenToPeople, type News, tellPeople } from "./people-channel.ts";

/** The tabs of one browser: each hears what the others say. */
function someTabs() {
  const open = new Map<object, (event: MessageEvent) => void>();
  return () => {
    const tab = {
      postMessage(data: unknown) {
        for (const [other, hear] of open) if (other !== tab) hear(new MessageEvent("message", { data }));
      },
      addEventListener: (_type: string, hear: (event: MessageEvent) => void) => void open.set(tab, hear),
      close: () => void open.delete(tab),
    } as unknown as BroadcastChannel;
    return tab;
  };
}

test("tabs hear who came and who left, and nothing of another shape", () => {
  const tab = someTabs();
  const heard: News[] = [];
  const { postMessage: say } = tab();
  const ear = listenToPeople((news) => heard.push(news), tab);
  tellPeople({ kind: "in", personId: "maya", name: "Maya" }, tab);
  tellPeople({ kind: "out", personId: "maya" }, tab);
  for (const noise of [null, "out", { kind: "out" }, { kind: "in", personId: "maya" }, { kind: "?", personId: "m" }]) {
    say(noise);
  }
  expect(heard).toEqual([
    { kind: "in", personId: "maya", name: "Maya" },
    { kind: "out", personId: "maya" },
  ]);
  ear.close();
  tellPeople({ kind: "out", personId: "maya" }, tab);
  expect(heard).toHaveLength(2);
});
