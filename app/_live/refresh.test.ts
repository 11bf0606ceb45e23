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

  const refresh = createRefresher(queryClient, () => {});
  refresh("all");
  await vi.waitFor(() => expect(asked).toBe(2));
  refresh("all");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe(3));
  stop();
  vi.unstubAllGlobals();
});
