import { dottedName, isNode, isTest, nodesOf, type SourceFile, type SyntaxNode, violation } from "./source-file.ts";

const FOLDER = "src/app/language/";

/** Words of one language of one file, flattened: `{ tide: { title } }` is `tide.title`. */
function keysOf(file: SourceFile): string[] {
  const flatten = (value: unknown, path: string): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, below]) => flatten(below, path === "" ? key : `${path}.${key}`))
      : [path];
  return flatten(JSON.parse(file.text), "");
}

/** Language files whose Chinese and English do not have the same keys, or that lack the other language. */
export function pairViolations(files: readonly SourceFile[]): string[] {
  const named = new Map(languageFiles(files).map((file) => [file.path, new Set(keysOf(file))]));
  return [...named].flatMap(([path, keys]) => {
    const other = path.replace(
      /(^|[./])(zh|en)\.json$/,
      (_, before, language) => `${before}${language === "zh" ? "en" : "zh"}.json`,
    );
    const others = named.get(other);
    if (others === undefined) return [`${path}: there is no ${other}`];
    return [...keys].filter((key) => !others.has(key)).map((key) => `${other}: lacks ${key}`);
  });
}

/** `text("…")` of keys that no language file holds. A template counts by its beginning: `text(`stage.${id}`)` needs a key that starts so. */
export function keyViolations(files: readonly SourceFile[]): string[] {
  const known = new Set(languageFiles(files).flatMap(keysOf));
  const isKnown = ({ key, isPrefix }: UsedKey): boolean =>
    isPrefix ? [...known].some((candidate) => candidate.startsWith(key)) : known.has(key) || known.has(`${key}_other`);
  return files
    .filter(({ path }) => path.startsWith("src/") && !isTest(path))
    .flatMap((file) =>
      [...usedKeys(file)]
        .filter((used) => !isKnown(used))
        .map(({ node, key }) => violation(file, node, `no word for ${key}`)),
    );
}

interface UsedKey {
  readonly node: SyntaxNode;
  readonly key: string;
  readonly isPrefix: boolean;
}

function* usedKeys(file: SourceFile): Generator<UsedKey> {
  for (const node of nodesOf(file)) {
    if (node.type !== "CallExpression" || !/(^|\.)text$/.test(dottedName(node.callee))) continue;
    const [first] = Array.isArray(node.arguments) ? (node.arguments as readonly unknown[]) : [];
    yield* keysIn(first);
  }
}

/** Keys an argument may be: a literal, a template, or either side of a choice. */
function* keysIn(node: unknown): Generator<UsedKey> {
  if (!isNode(node)) return;
  if (node.type === "Literal" && typeof node.value === "string") yield { node, key: node.value, isPrefix: false };
  if (node.type === "ConditionalExpression") {
    yield* keysIn(node.consequent);
    yield* keysIn(node.alternate);
  }
  if (node.type === "TemplateLiteral" && Array.isArray(node.quasis)) {
    const [start] = node.quasis as readonly { readonly value: { readonly raw: string } }[];
    if (start !== undefined && start.value.raw !== "")
      yield { node, key: start.value.raw, isPrefix: node.quasis.length > 1 };
  }
}

function languageFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path.startsWith(FOLDER) && path.endsWith(".json"));
}
