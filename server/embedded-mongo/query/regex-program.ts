/** What a pattern consists of, one piece after the other; sources are in JavaScript's syntax. */
export type RegexToken =
  | { kind: "character"; source: string }
  /** Matches a place and not a character. */
  | { kind: "place"; source: string }
  | { kind: "open"; captures: boolean; ignoreCase: boolean | null }
  | { kind: "close" }
  | { kind: "or" }
  | { kind: "repeat"; least: number; most: number; isLazy: boolean };

export type Instruction =
  | { op: "character"; accepts: (codePoint: number) => boolean }
  | { op: "place"; holds: (text: string, at: number) => boolean }
  /** Goes both ways; what the first leads to is preferred. */
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "save"; slot: number }
  | { op: "match" };

export interface RegexProgram {
  instructions: readonly Instruction[];
  captures: number;
}

/** A longer program would take long for every character. */
const longestProgram = 2_000;

type Node =
  | { kind: "character"; source: string; ignoreCase: boolean }
  | { kind: "place"; source: string; ignoreCase: boolean }
  | { kind: "group"; branches: Node[][]; capture: number | null }
  | { kind: "repeat"; node: Node; least: number; most: number; isLazy: boolean };

/** A program that tries all ways through a pattern at once, so that its time grows with the text only; null if too long. */
export function compileProgram(tokens: readonly RegexToken[], ignoreCase: boolean): RegexProgram | null {
  const parser = new Parser(tokens);
  const writer = new ProgramWriter();
  const { branches } = parser.group(ignoreCase, null);
  const isWritten = writer.write({ kind: "group", branches, capture: 0 });
  return isWritten ? { instructions: [...writer.instructions, { op: "match" }], captures: parser.captures } : null;
}

class Parser {
  readonly #tokens: readonly RegexToken[];
  #at = 0;
  captures = 0;

  constructor(tokens: readonly RegexToken[]) {
    this.#tokens = tokens;
  }

  /** Up to the closing token, or the end of all. */
  group(ignoreCase: boolean, capture: number | null): { branches: Node[][]; capture: number | null } {
    let branch: Node[] = [];
    const branches = [branch];
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[this.#at]) {
      this.#at += 1;
      if (token.kind === "close") break;
      if (token.kind === "or") {
        branch = [];
        branches.push(branch);
      } else if (token.kind === "repeat") {
        const { least, most, isLazy } = token;
        const node = branch.pop();
        if (node) branch.push({ kind: "repeat", node, least, most, isLazy });
      } else if (token.kind === "open") {
        if (token.captures) this.captures += 1;
        const inner = this.group(token.ignoreCase ?? ignoreCase, token.captures ? this.captures : null);
        branch.push({ kind: "group", ...inner });
      } else {
        branch.push({ ...token, ignoreCase });
      }
    }
    return { branches, capture };
  }
}

class ProgramWriter {
  readonly instructions: Instruction[] = [];
  readonly #characters = new Map<string, (codePoint: number) => boolean>();

  /** False when the program becomes too long. */
  write(node: Node): boolean {
    if (this.instructions.length > longestProgram) return false;
    switch (node.kind) {
      case "character":
        this.instructions.push({ op: "character", accepts: this.#character(node.source, node.ignoreCase) });
        return true;
      case "place":
        this.instructions.push({ op: "place", holds: placeTest(node.source, node.ignoreCase) });
        return true;
      case "group":
        return this.#group(node.branches, node.capture);
      case "repeat":
        return this.#repeat(node);
    }
  }

  #group(branches: readonly Node[][], capture: number | null): boolean {
    if (capture !== null) this.instructions.push({ op: "save", slot: capture * 2 });
    const isWritten = this.#branches(branches);
    if (capture !== null) this.instructions.push({ op: "save", slot: capture * 2 + 1 });
    return isWritten;
  }

  #branches([branch = [], ...others]: readonly Node[][]): boolean {
    if (others.length === 0) return branch.every((node) => this.write(node));
    const split = this.#reserve();
    if (!branch.every((node) => this.write(node))) return false;
    const jump = this.#reserve();
    this.instructions[split] = { op: "split", first: split + 1, second: this.instructions.length };
    const isWritten = this.#branches(others);
    this.instructions[jump] = { op: "jump", to: this.instructions.length };
    return isWritten;
  }

  #repeat({ node, least, most, isLazy }: Extract<Node, { kind: "repeat" }>): boolean {
    for (let time = 0; time < least; time += 1) if (!this.write(node)) return false;
    if (most === Number.POSITIVE_INFINITY) {
      const split = this.#reserve();
      if (!this.write(node)) return false;
      this.instructions.push({ op: "jump", to: split });
      this.#split(split, isLazy);
      return true;
    }
    const splits: number[] = [];
    for (let time = least; time < most; time += 1) {
      splits.push(this.#reserve());
      if (!this.write(node)) return false;
    }
    for (const split of splits) this.#split(split, isLazy);
    return true;
  }

  /** Into what follows it, or past all that was written. */
  #split(at: number, isLazy: boolean): void {
    const [into, past] = [at + 1, this.instructions.length];
    this.instructions[at] = { op: "split", first: isLazy ? past : into, second: isLazy ? into : past };
  }

  #reserve(): number {
    return this.instructions.push({ op: "match" }) - 1;
  }

  #character(source: string, ignoreCase: boolean): (codePoint: number) => boolean {
    const key = `${Number(ignoreCase)}${source}`;
    const known = this.#characters.get(key) ?? characterTest(source, ignoreCase);
    this.#characters.set(key, known);
    return known;
  }
}

/** JavaScript itself says what one character matches, once for each. */
function characterTest(source: string, ignoreCase: boolean): (codePoint: number) => boolean {
  const regex = new RegExp(`^(?:${source})$`, ignoreCase ? "ui" : "u");
  const known = new Map<number, boolean>();
  return (codePoint) => {
    const remembered = known.get(codePoint);
    if (remembered !== undefined) return remembered;
    const accepts = regex.test(String.fromCodePoint(codePoint));
    if (known.size < 4_096) known.set(codePoint, accepts);
    return accepts;
  };
}

function placeTest(source: string, ignoreCase: boolean): (text: string, at: number) => boolean {
  const regex = new RegExp(source, ignoreCase ? "uiy" : "uy");
  return (text, at) => {
    regex.lastIndex = at;
    return regex.test(text);
  };
}
