/**
 * The font files that this page has in use, as a style sheet of its own: a picture cannot reach the page's. A Chinese font comes in a hundred files, of which a page needs few:
 * the others are left out.
 */
export async function loadedFonts(): Promise<string> {
  const loaded = new Set([...document.fonts].filter(({ status }) => status === "loaded").map(faceOf));
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => loaded.has(faceOf(readFace(style))));
  const faces = await Promise.all(
    rules.map(async ({ style, parentStyleSheet }) => {
      const [, file] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src")) ?? [];
      if (file === undefined) return "";
      const url = new URL(file, parentStyleSheet?.href ?? document.baseURI);
      const { family, weight, unicodeRange } = readFace(style);
      const data = await dataUrl(await (await fetch(url)).blob());
      return `@font-face{font-family:${family};font-weight:${weight};unicode-range:${unicodeRange};src:url(${data}) format("woff2")}`;
    }),
  );
  return faces.join("\n");
}

interface Face {
  readonly family: string;
  readonly weight: string;
  readonly unicodeRange: string;
}

function readFace(style: CSSStyleDeclaration): Face {
  return {
    family: style.getPropertyValue("font-family"),
    weight: style.getPropertyValue("font-weight"),
    unicodeRange: style.getPropertyValue("unicode-range"),
  };
}

/** The same face told alike, by a rule and by the page's list of fonts. */
function faceOf({ family, weight, unicodeRange }: Face): string {
  return [family.replaceAll(/["']/g, ""), weight, unicodeRange.replaceAll(" ", "").toLowerCase()].join("/");
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error("a font could not be read"));
    reader.readAsDataURL(blob);
  });
}
