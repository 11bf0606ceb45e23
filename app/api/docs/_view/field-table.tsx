import type { Field } from "#server/web/rest/docs/schema-words.ts";

/** Fields with what they take. */
export function FieldTable({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  return (
    <table className="w-full text-left text-sm">
      <caption className="pb-1 text-left font-semibold">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">What it takes</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, type, isRequired, description }) => (
          <tr key={name} className="border-border border-t align-top">
            <th scope="row" className="w-32 py-1.5 pr-3 font-mono font-normal">
              {name}
            </th>
            <td className="py-1.5 text-muted">
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
