import type { ReactNode } from "react";

/** One subject of the settings: what it is at the left, what can be done at the right. */
export function Section({ title, line, children }: { title: string; line: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-4 border-b border-border py-8 last:border-b-0 sm:grid-cols-[12rem_1fr]">
      <div>
        <h2 className="text-base">{title}</h2>
        <p className="text-sm text-muted">{line}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
