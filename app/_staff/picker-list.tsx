import { cx } from "class-variance-authority";
import { Command } from "cmdk";
import type { ReactNode } from "react";
import type { usePicker } from "./use-picker.ts";

interface Props<Item> {
  readonly label: string;
  /** How many there are, for whoever does not see them. */
  readonly count: string;
  /** What stands in their place where there are none. */
  readonly none: string;
  readonly found: readonly Item[];
  readonly picker: Pick<ReturnType<typeof usePicker<Item>>, "active" | "frame" | "point">;
  readonly onChoose: (item: Item) => void;
  readonly className?: string;
  readonly listClass: string;
  readonly rowClass?: string;
  readonly row: (item: Item) => ReactNode;
  /** What stands beside the list of the one at hand. */
  readonly children?: ReactNode;
}

/** What was found for a field that is typed in. The field keeps the focus, and its keys choose. */
export function PickerList<Item extends { readonly id: string }>(props: Props<Item>) {
  const { label, found, onChoose } = props;
  const { active, frame, point } = props.picker;
  return (
    <div ref={frame}>
      <output className="sr-only">{props.count}</output>
      <Command
        shouldFilter={false}
        label={label}
        value={active?.id ?? ""}
        onValueChange={(id) => point(found.findIndex((each) => each.id === id))}
        className={cx(
          "overflow-hidden rounded-md border border-border bg-raised p-1 text-sm shadow-float",
          props.className,
        )}
      >
        {found.length === 0 ? <p className="col-span-full px-2 py-2 text-muted">{props.none}</p> : null}
        <Command.List label={label} className={cx("overflow-y-auto", props.listClass, found.length === 0 && "hidden")}>
          {found.map((each) => (
            <Command.Item
              key={each.id}
              value={each.id}
              onMouseDown={(event) => event.preventDefault()}
              onSelect={() => onChoose(each)}
              className={cx(
                "flex min-h-9 cursor-default items-center rounded-md px-2 data-[selected=true]:bg-sunken pointer-coarse:min-h-11",
                props.rowClass,
              )}
            >
              {props.row(each)}
            </Command.Item>
          ))}
        </Command.List>
        {props.children}
      </Command>
    </div>
  );
}
