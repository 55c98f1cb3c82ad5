import { inStretches } from "../in-stretches.ts";

/** Collects a text that comes piece by piece, letting the page paint between pieces. A text of many megabytes does not hold it up. */
export function collectText(pieces: Iterable<string>, type: string): Promise<Blob> {
  const collected: string[] = [];
  function* collecting(): Generator<void, void> {
    for (const piece of pieces) {
      collected.push(piece);
      yield;
    }
  }
  return new Promise((resolve) => {
    inStretches(collecting(), () => resolve(new Blob(collected, { type })));
  });
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
