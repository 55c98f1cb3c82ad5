import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";

/** A node of the syntax tree (ESTree with TypeScript and JSX). */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A file of the project as the rules see it. */
export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Null for what is not a program: CSS, JSON, Markdown. */
  readonly program: SyntaxNode | null;
}

/** Every file below the given folders (from the project's root), parsed where it is a program. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
      .sort()
      .map((path) => sourceFile(path, readFileSync(path, "utf8"))),
  );
}

/** A file from its text: rules are tested on small ones. @throws when a program cannot be parsed. */
export function sourceFile(path: string, text: string): SourceFile {
  if (!/\.(ts|tsx|mjs)$/.test(path)) return { path, text, program: null };
  const { program, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  return { path, text, program: program as unknown as SyntaxNode };
}

/** Tests may import, wait and name what they like. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** `path:line: message`, as editors understand it. */
export function violation(file: SourceFile, node: SyntaxNode, message: string): string {
  return `${file.path}:${file.text.slice(0, node.start).split("\n").length}: ${message}`;
}

const walked = new WeakMap<SourceFile, readonly SyntaxNode[]>();

/** Every node of a program, parents first. Walked once: every rule asks. */
export function nodesOf(file: SourceFile): readonly SyntaxNode[] {
  const known = walked.get(file);
  if (known !== undefined) return known;
  const nodes: SyntaxNode[] = [];
  if (file.program !== null) collect(file.program, nodes);
  walked.set(file, nodes);
  return nodes;
}

function collect(node: SyntaxNode, into: SyntaxNode[]): void {
  into.push(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) collect(child, into);
    } else if (isNode(value)) collect(value, into);
  }
}

/** Whether a field of a node is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** `Date.now` of a member expression, `setTimeout` of an identifier; empty for anything else. */
export function dottedName(value: unknown): string {
  if (!isNode(value)) return "";
  if (value.type === "Identifier" && typeof value.name === "string") return value.name;
  if (value.type === "MemberExpression" && value.computed === false)
    return `${dottedName(value.object)}.${dottedName(value.property)}`;
  return "";
}
