/** The page works this long at a stretch, milliseconds; then it may paint. */
const STRETCH = 12;

/** Collects a text that comes piece by piece, letting the page paint between pieces. A text of many megabytes does not hold it up. */
export async function collectText(pieces: Iterable<string>, type: string): Promise<Blob> {
  const collected: string[] = [];
  let begun = performance.now();
  for (const piece of pieces) {
    collected.push(piece);
    if (performance.now() - begun < STRETCH) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
  return new Blob(collected, { type });
}

/** Has the browser save a file under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
