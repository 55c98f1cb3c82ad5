import { isTest, nodesOf, type SourceFile, violation } from "./source-file.ts";
import { zoneOf } from "./import-rules.ts";

const HAN = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;
const HEX_COLOUR = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/i;
const DRAWN = new Set(["surfaces", "panels", "app", "main"]);
/** Where the design's values stand: the only file of the page with raw colours. */
const TOKENS = "src/app/tokens.css";

/** Chinese words in code that draws: all words on the screen come from the language files. */
export function chineseViolations(file: SourceFile): string[] {
  if (!DRAWN.has(zoneOf(file.path) ?? "") || isTest(file.path)) return [];
  return [...textNodes(file)]
    .filter(({ text }) => HAN.test(text))
    .map(({ node, text }) => violation(file, node, `“${text.trim()}” belongs into the language files`));
}

/** Raw colours: components take roles of the tokens. */
export function colourViolations(file: SourceFile): string[] {
  if (!file.path.startsWith("src/") || file.path === TOKENS || isTest(file.path)) return [];
  if (file.path.endsWith(".css")) {
    const uncommented = file.text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
    return uncommented
      .split("\n")
      .flatMap((line, index) =>
        HEX_COLOUR.test(line) ? [`${file.path}:${index + 1}: raw colour in “${line.trim()}”`] : [],
      );
  }
  return [...textNodes(file)]
    .filter(({ text }) => HEX_COLOUR.test(text))
    .map(({ node, text }) => violation(file, node, `raw colour in “${text.trim()}”`));
}

function* textNodes(file: SourceFile) {
  for (const node of nodesOf(file)) {
    if ((node.type === "Literal" || node.type === "JSXText") && typeof node.value === "string")
      yield { node, text: node.value };
    if (node.type === "TemplateElement" && typeof node.value === "object" && node.value !== null && "raw" in node.value)
      yield { node, text: String(node.value.raw) };
  }
}
