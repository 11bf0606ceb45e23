import { expect, test } from "vitest";
import { createListening } from "./listening.ts";

/** Beats every two seconds; the web beats with it unless it is away. */
function aDesk() {
  const listening = createListening();
  let now = 1_000_000;
  let webAt: number | null = now;
  const beat = () => listening.hear({ now: new Date(now), webAt: webAt === null ? null : new Date(webAt) });
  return {
    beat,
    /** Resolves to how long signs could be received at the end. */
    after(seconds: number, { web = true }: { readonly web?: boolean } = {}): number {
      let heard = 0;
      for (let passed = 0; passed < seconds; passed += 2) {
        now += 2_000;
        if (web) webAt = now;
        heard = beat();
      }
      return heard;
    },
    sleep(seconds: number) {
      now += seconds * 1_000;
    },
    forgetWeb() {
      webAt = null;
    },
  };
}

test("counts from the first beat on", () => {
  const desk = aDesk();
  expect(desk.beat()).toBe(0);
  expect(desk.after(60)).toBe(60_000);
});

test("begins anew after a gap: the database, this process or the whole machine stood still", () => {
  const desk = aDesk();
  desk.beat();
  desk.after(60);
  desk.sleep(11);
  expect(desk.beat()).toBe(0);
  expect(desk.after(30)).toBe(30_000);
});

test("a short stop, such as a restart of another consumer, is no gap", () => {
  const desk = aDesk();
  desk.beat();
  desk.after(60);
  desk.sleep(7);
  expect(desk.beat()).toBe(67_000);
});

test("while no web is there to open a page, no time passes; nor before there was one", () => {
  const desk = aDesk();
  desk.beat();
  desk.after(60);
  expect(desk.after(120, { web: false })).toBe(0);
  expect(desk.after(20)).toBe(20_000);
  desk.forgetWeb();
  expect(desk.after(20, { web: false })).toBe(0);
});

test("a clock of the database that is put back begins anew", () => {
  const desk = aDesk();
  desk.beat();
  desk.after(60);
  desk.sleep(-3_600);
  expect(desk.beat()).toBe(0);
  expect(desk.after(60)).toBe(60_000);
});
