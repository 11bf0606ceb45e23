import type { RowData } from "@tanstack/react-table";

declare module "@tanstack/react-table" {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** For the head and every cell of the column. */
    readonly className?: string;
  }
}
