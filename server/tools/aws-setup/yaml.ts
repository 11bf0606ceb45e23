/** Plain data as YAML: blocks for lists and objects, and every text in double quotes, so that none can mean something else. */
export function toYaml(value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return `${indent}[]\n`;
    return value.map((item) => withHead(`${indent}-`, item, indent)).join("");
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return `${indent}{}\n`;
    return entries.map(([key, item]) => withHead(`${indent}${keyOf(key)}:`, item, indent)).join("");
  }
  return `${indent}${JSON.stringify(value)}\n`;
}

function withHead(head: string, item: unknown, indent: string): string {
  const isBlock = typeof item === "object" && item !== null && Object.keys(item).length > 0;
  return isBlock ? `${head}\n${toYaml(item, `${indent}  `)}` : `${head} ${toYaml(item).trimEnd()}\n`;
}

const keyOf = (key: string) => (/^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key));
