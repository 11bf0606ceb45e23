import ts from "typescript";

/** A source as the parser sees it, with what its markers stand above. */
export interface MarkedSource {
  readonly tree: ts.SourceFile;
  /** What is right below each marker: the whole statement, property, clause or element that begins there. */
  readonly marked: ReadonlyMap<string, ts.Node>;
  /** What is wrong with the markers, a sentence each. */
  readonly complaints: readonly string[];
}

/** A line of its own above the place; one line may name several rules that are kept in the same place. */
const MARKER = /^\/\/ rule: (.+)$/;
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Finds the markers of a source, `// rule: name`, and what each of them marks. */
export function readMarkers(source: string, file: string): MarkedSource {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const marked = new Map<string, ts.Node>();
  const complaints: string[] = [];
  const seen = new Set<number>();

  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.pos) ?? []) {
      // The outermost node that begins below the comment comes first.
      if (seen.has(pos)) continue;
      seen.add(pos);
      for (const name of namesIn(source.slice(pos, end))) {
        if (!NAME.test(name))
          complaints.push(`"${name}" in ${file} is no name of a rule: write small words with hyphens.`);
        if (marked.has(name))
          complaints.push(`The marker "${name}" is in ${file} twice: a rule is marked once in a file.`);
        marked.set(name, node);
      }
    }
    node.forEachChild(visit);
  };
  tree.forEachChild(visit);
  for (const [, names = ""] of source.matchAll(/\/\/ rule: (.+)$/gm)) {
    const adrift = names.split(", ").filter((name) => !marked.has(name));
    for (const name of adrift) {
      complaints.push(
        `The marker "${name}" in ${file} marks nothing: it belongs on a line of its own above a statement.`,
      );
    }
  }
  return { tree, marked, complaints };
}

function namesIn(comment: string): string[] {
  return MARKER.exec(comment)?.[1]?.split(", ") ?? [];
}
