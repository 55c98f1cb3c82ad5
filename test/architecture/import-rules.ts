import { posix } from "node:path";
import { isNode, isTest, nodesOf, type SourceFile, type SyntaxNode, violation } from "./source-file.ts";

const PAGE = ["shared", "domain", "protocol", "feed", "store", "derive", "surfaces", "panels", "app"];

/** What a zone may import besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  domain: ["shared"],
  protocol: ["domain", "shared"],
  feed: ["protocol", "domain", "shared"],
  store: ["domain", "shared"],
  derive: ["domain", "shared", "store"],
  surfaces: ["shared"],
  panels: ["derive", "store", "surfaces", "domain", "shared"],
  app: PAGE,
  main: PAGE,
  server: ["protocol", "domain", "shared"],
  audit: ["store", "derive", "domain", "shared"],
  "mock-server": ["server", "audit", "protocol", "domain", "shared"],
};
/** Allowed for its types alone: nothing of it runs there. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { derive: ["store"] };

/** Packages that run in some zones alone; the shape of what they take (a chart option) may be named anywhere. */
const PACKAGES: readonly { readonly name: RegExp; readonly zones: readonly string[] }[] = [
  { name: /^(react|react-dom)(\/|$)/, zones: ["surfaces", "panels", "app", "main"] },
  {
    name: /^(maplibre-gl|echarts|echarts-for-react|supercluster|pmtiles)(\/|$)/,
    zones: ["surfaces"],
  },
  { name: /^socket\.io-client(\/|$)/, zones: ["feed"] },
  { name: /^(socket\.io|fastify|@fastify\/[\w-]+)(\/|$)/, zones: ["server"] },
  { name: /^node:/, zones: ["server", "mock-server"] },
];

interface Import {
  readonly node: SyntaxNode;
  readonly source: string;
  readonly isType: boolean;
}

/** The folder whose rules hold for a file: the one below src, or the top one; null where everything is allowed. */
export function zoneOf(path: string): string | null {
  const [top, second, ...rest] = path.split("/");
  if (top === "server" || top === "mock-server" || top === "audit") return top;
  if (top !== "src" || second === undefined) return null;
  return rest.length === 0 ? "main" : second;
}

/** Imports against the direction of the flow, of packages a zone must not know, without an extension, or of a barrel's kind. */
export function importViolations(file: SourceFile): string[] {
  const zone = zoneOf(file.path);
  if (zone === null || isTest(file.path)) return [];
  const found: string[] = [];
  for (const { node, source, isType } of importsOf(file)) {
    if (!source.startsWith(".")) {
      const rule = PACKAGES.find(({ name }) => name.test(source));
      if (rule !== undefined && !isType && !rule.zones.includes(zone))
        found.push(violation(file, node, `${zone} must not know the package ${source}`));
      continue;
    }
    const bare = source.replace(/\?.*$/, "");
    if (!/\.[a-z]+$/.test(bare)) found.push(violation(file, node, `${source} lacks its extension`));
    const target = posix.join(posix.dirname(file.path), bare);
    const targetZone = zoneOf(target);
    if (targetZone === zone) continue;
    if (targetZone === null || ALLOWED[zone]?.includes(targetZone) !== true)
      found.push(violation(file, node, `${zone} must not import ${target}`));
    else if (!isType && TYPES_ONLY[zone]?.includes(targetZone) === true)
      found.push(violation(file, node, `${zone} may import types alone from ${target}`));
  }
  return found;
}

/** `export *` hides where a name comes from; default exports have no name of their own. */
export function exportViolations(file: SourceFile): string[] {
  return nodesOf(file)
    .filter(({ type }) => type === "ExportAllDeclaration" || type === "ExportDefaultDeclaration")
    .map((node) => violation(file, node, "named exports only, no barrels"));
}

function* importsOf(file: SourceFile): Generator<Import> {
  for (const node of nodesOf(file)) {
    const source = isNode(node.source) ? node.source.value : undefined;
    if (typeof source !== "string") continue;
    if (node.type === "ImportDeclaration" || node.type === "ExportNamedDeclaration") {
      const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as readonly SyntaxNode[]) : [];
      const kind = (of: SyntaxNode): unknown => of.importKind ?? of.exportKind;
      const isType = kind(node) === "type" || (specifiers.length > 0 && specifiers.every((of) => kind(of) === "type"));
      yield { node, source, isType };
    } else if (node.type === "ExportAllDeclaration") yield { node, source, isType: node.exportKind === "type" };
    else if (node.type === "ImportExpression") yield { node, source, isType: false };
    else if (node.type === "TSImportType") yield { node, source, isType: true };
  }
}
