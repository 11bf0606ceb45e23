import type { Page } from "@playwright/test";

/** The least share of the window's height that what a page is for takes as the page opens. */
export const LEAST_SHARE = 0.4;

export interface Room {
  /** Of the window's height, of what nothing stands over. */
  readonly share: number;
  /** What there is to show of it may be less than the window offers. */
  readonly isWhole: boolean;
}

/** How much of the window what the page is for takes (`data-purpose`): what a point of the window really shows counts. */
export function roomOfPurpose(page: Page): Promise<Room> {
  return page.evaluate(() => {
    const purposes = [...document.querySelectorAll("[data-purpose]")].filter((element) => element.checkVisibility());
    if (purposes.length === 0) throw new Error("Nothing on this page says that the page is for it (data-purpose).");
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const columns = [0.2, 0.4, 0.6, 0.8].map((part) => part * width);
    const isSeen = (y: number) =>
      columns.some((x) => document.elementFromPoint(x, y)?.closest("[data-purpose]") instanceof Element);
    const seen = Array.from({ length: height }, (_, y) => y).filter((y) => isSeen(y)).length;
    const whole = Math.max(...purposes.map(({ scrollHeight }) => scrollHeight));
    return { share: seen / height, isWhole: seen >= whole - 1 };
  });
}

/** What of the page cannot be read: cut off in its line, or beyond the edge of a window that nobody can scroll to. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth: width } = document.documentElement;
    const words = (element: Element) => `<${element.localName}> ${(element.textContent ?? "").trim().slice(0, 60)}`;
    const shown = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
      (element) => element.checkVisibility() && element.clientWidth > 1 && (element.textContent ?? "").trim() !== "",
    );
    const hides = (element: Element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const inLine = shown.filter((element) => hides(element) && element.scrollWidth > element.clientWidth + 1);
    const atTheEdge = shown.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (left < -1 || right > width + 1) && !scrolls(element.parentElement);
    });
    const pen = document.createElement("canvas").getContext("2d");
    const inTheField = [...document.querySelectorAll("input")].filter((field) => {
      if (!pen || !field.checkVisibility() || field.placeholder === "" || field.value !== "") return false;
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      pen.font = font;
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return pen.measureText(field.placeholder).width > room;
    });
    return [
      ...inLine.map((element) => `cut in its line: ${words(element)}`),
      ...atTheEdge.map((element) => `beyond the edge: ${words(element)}`),
      ...inTheField.map(({ placeholder }) => `cut in its field: ${placeholder}`),
    ];
  });
}
