"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Button, type ButtonProps } from "./button.tsx";

/** Loads more of a list when its end comes near the window, and when pressed. */
export function ShowMore({
  isPending,
  onReach,
  variant,
}: {
  isPending: boolean;
  /** The same function from one render to the next: a new one watches anew. */
  onReach: () => void;
  variant?: ButtonProps["variant"];
}) {
  const t = useTranslations("ui.list");
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const observer = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? onReach() : undefined), {
        rootMargin: "400px",
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [onReach],
  );
  return (
    <div ref={watch} className="flex justify-center py-4">
      <Button variant={variant} pending={isPending} onClick={onReach}>
        {t("showMore")}
      </Button>
    </div>
  );
}
