"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link whose page is fetched ahead once somebody points at it or comes to it by keyboard. For rows that come and go by
 * themselves: fetched as they come into view, every open desk would ask for every ticket just when all have most to do.
 */
export function PointedLink({ onFocus, ...props }: Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter">) {
  const [isPointedAt, setIsPointedAt] = useState(false);
  return (
    <Link
      {...props}
      prefetch={isPointedAt ? null : false}
      onPointerEnter={() => setIsPointedAt(true)}
      onFocus={(event) => {
        setIsPointedAt(true);
        onFocus?.(event);
      }}
    />
  );
}
