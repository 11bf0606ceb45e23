import type { ReactNode } from "react";

/** A page of one column: what it is called, what it is for, and what is there. `below` belongs to the heading. */
export function ColumnPage(props: { heading: string; intro: string; below?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4 short:gap-2 short:p-2">
      <div>
        <h1 className="text-lg">{props.heading}</h1>
        <p className="text-muted">{props.intro}</p>
        {props.below}
      </div>
      {props.children}
    </div>
  );
}
