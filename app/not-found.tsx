import { SearchX } from "lucide-react";
import { ButtonLink } from "./_ui/button.tsx";
import { EmptyState } from "./_ui/empty-state.tsx";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="flex min-h-[70dvh] items-center justify-center text-base">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing at this address"
        action={
          <ButtonLink href="/" variant="primary" size="lg">
            Go to the start
          </ButtonLink>
        }
      >
        The link may be mistyped, or it leads to something that is not yours to see.
      </EmptyState>
    </div>
  );
}
