import { CircleAlert } from "lucide-react";

/** What is wrong here, said when it appears; takes no room until then. */
export function Problem({ id, children }: { id?: string; children: string | undefined }) {
  return (
    <p id={id} aria-live="polite" className="flex items-start gap-1.5 text-sm text-danger empty:hidden">
      {children ? (
        <>
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {children}
        </>
      ) : null}
    </p>
  );
}
