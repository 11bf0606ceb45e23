import type { Field } from "#server/web/rest/docs/schema-words.ts";

/** Fields with what they take. */
export function FieldTable({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  return (
    <table className="w-full text-start text-sm">
      <caption className="pb-1 text-start font-semibold">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">What it takes</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, type, isRequired, description }) => (
          <tr key={name} className="border-border border-t align-top">
            <th scope="row" className="w-2/5 py-1.5 pe-3 font-mono font-normal wrap-anywhere sm:w-56">
              {name}
            </th>
            <td className="py-1.5 text-muted wrap-anywhere">
              {isRequired ? "" : "Optional. "}
              {description ? `${description} ` : ""}
              {type.charAt(0).toUpperCase() + type.slice(1)}.
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
