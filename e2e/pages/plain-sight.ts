import type { Page } from "@playwright/test";

/** What a page shows only in part: times and figures that are cut, and words that are faded below the contrast of their colours. */
export async function halfShown(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
    const chain = (element: Element): Element[] => {
      const parents: Element[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) parents.push(at);
      return parents;
    };
    const isSeen = (element: Element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
    const isCutBy = (element: Element) => (holder: Element) => {
      if (getComputedStyle(holder).textOverflow !== "ellipsis") return false;
      if (holder === element) return holder.scrollWidth > holder.clientWidth;
      return element.getBoundingClientRect().right > holder.getBoundingClientRect().right + 1;
    };
    const cut = [...document.querySelectorAll("time, .tabular")].filter(
      (element) => isSeen(element) && chain(element).some(isCutBy(element)),
    );
    const hasWords = ({ childNodes }: Element) =>
      [...childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());
    const strength = (element: Element) =>
      chain(element).reduce((left, at) => left * Number(getComputedStyle(at).opacity), 1);
    // What has no strength at all is not shown.
    const faded = [...document.body.querySelectorAll("*")].filter(
      (element) => hasWords(element) && isSeen(element) && strength(element) < 1 && strength(element) > 0,
    );
    return [
      ...cut.map((element) => `cut: ${element.textContent}`),
      ...faded.map((element) => `faded: ${element.textContent}`),
    ];
  });
}
