import { encode } from "uqr";

/** What a phone's camera reads. Black on white in either theme: not every app reads the opposite. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const { data, size } = encode(content, { border: 2 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <figure aria-label={label}>
      <svg aria-hidden viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="size-48 rounded-md">
        <rect width={size} height={size} fill="white" />
        <path d={path} fill="black" />
      </svg>
    </figure>
  );
}
