import { SearchX } from "lucide-react";
import { buttonStyle } from "#app/_ui/button-style.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";

/** What a page says when there is nothing at its address. The frame around it brings the `main`. */
export function NothingHere() {
  return (
    <div className="flex min-h-[70dvh] items-center justify-center text-base">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing at this address"
        action={
          // oxlint-disable-next-line next/no-html-link-for-pages -- every page carries this one; a plain link weighs nothing
          <a href="/" className={buttonStyle({ variant: "primary", size: "lg" })}>
            Go to the start
          </a>
        }
      >
        The link may be mistyped, or it leads to something that is not yours to see.
      </EmptyState>
    </div>
  );
}
