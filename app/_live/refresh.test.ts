import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { createRefresher } from "./refresh.ts";

test("what hangs since the network went is not waited for when everything is fetched anew", async () => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  const queryClient = new QueryClient();
  let asked = 0;
  const queryFn = () => (++asked === 2 ? new Promise<number>(() => {}) : Promise.resolve(asked));
  const observer = new QueryObserver(queryClient, { queryKey: [["desk", "overview"], { type: "query" }], queryFn });
  const stop = observer.subscribe(() => {});
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe(1));

  const refresh = createRefresher(queryClient, { onShown() {}, isUrgent: () => false });
  refresh("all");
  await vi.waitFor(() => expect(asked).toBe(2));
  refresh("all");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe(3));
  stop();
  vi.unstubAllGlobals();
});

test("what somebody waits for is fetched at once, although a turn hangs; the rest takes its turn", async () => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  const queryClient = new QueryClient();
  const told: string[] = [];
  const fetched: string[] = [];
  const watch = (name: string) => {
    const isHanging = () => name === "list" && fetched.filter((each) => each === name).length === 2;
    const observer = new QueryObserver(queryClient, {
      queryKey: [[name === "desk" ? "desk" : "complaints", name === "desk" ? "overview" : "list"], { type: "query" }],
      queryFn: () => {
        fetched.push(name);
        return isHanging() ? new Promise<string>(() => {}) : name;
      },
    });
    return observer.subscribe(() => {});
  };
  const stops = [watch("desk"), watch("list")];
  await vi.waitFor(() => expect(fetched).toHaveLength(2));
  const hint = { ticketId: "t", complaintId: "c", rev: 1 };
  const refresh = createRefresher(queryClient, {
    onShown: (ids) => told.push(...ids),
    isUrgent: (news) => news.event === "complaintUpdated" && news.hint.assignedTo === "me",
  });
  vi.stubGlobal("requestAnimationFrame", (then: () => void) => then());

  refresh({ event: "read" });
  await vi.waitFor(() => expect(fetched).toHaveLength(4));
  refresh({ event: "complaintUpdated", hint: { ...hint, eventId: "theirs", assignedTo: "them" } });
  refresh({ event: "complaintUpdated", hint: { ...hint, eventId: "mine", assignedTo: "me" } });
  await vi.waitFor(() => expect(told).toEqual(["theirs", "mine"]));
  for (const stop of stops) stop();
  vi.unstubAllGlobals();
});
