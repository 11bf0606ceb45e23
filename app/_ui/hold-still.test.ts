import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHolder } from "./hold-still.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("rows stay while a pointer moves over them, and go on when it leaves", () => {
  const heard: boolean[] = [];
  const holder = createHolder((isHeld) => heard.push(isHeld));
  holder.pointed();
  vi.advanceTimersByTime(4_000);
  holder.pointed();
  vi.advanceTimersByTime(4_000);
  expect(heard).toEqual([true]);
  holder.left();
  holder.left();
  expect(heard).toEqual([true, false]);
});

test("a pointer that was left lying over rows does not stop them for good, and moves again", () => {
  const heard: boolean[] = [];
  const holder = createHolder((isHeld) => heard.push(isHeld));
  holder.pointed();
  vi.advanceTimersByTime(5_000);
  holder.pointed();
  expect(heard).toEqual([true, false, true]);
});

test("whoever presses something sees what comes of it", () => {
  const heard: boolean[] = [];
  const holder = createHolder((isHeld) => heard.push(isHeld));
  holder.pointed();
  holder.acted();
  holder.pointed();
  expect(heard).toEqual([true, false]);
  vi.advanceTimersByTime(2_000);
  holder.pointed();
  expect(heard).toEqual([true, false, true]);
});
