import { loadedFonts } from "./loaded-fonts.ts";

/** Device pixels of a picture's CSS pixel: sharp enough to be printed. */
const SCALE = 2;
/** CSS pixels: the line under the picture, its letters, its margin. */
const LINE = 30;
const LETTERS = 13;
const MARGIN = 12;

/** What is left out of a picture: the button it is saved with. */
export const NOT_IN_PICTURE = "data-not-in-picture";

/**
 * A panel as it stands on the screen, charts and map included, as PNG. Under it stands the caption: whose it is, as of when, and that it is simulated where it is, so
 * that a picture that is passed on still says so.
 * @throws when the browser cannot draw it
 */
export async function panelPicture(panel: HTMLElement, caption: string): Promise<Blob> {
  // Only who wants a picture waits for the library.
  const { createContext, domToCanvas } = await import("modern-screenshot");
  const style = getComputedStyle(panel);
  const background = style.getPropertyValue("--surface").trim();
  const context = await createContext(panel, {
    scale: SCALE,
    backgroundColor: background,
    // The bars of a clone take another room than the page's, and nothing can be scrolled in a picture.
    features: { copyScrollbar: false },
    onCloneEachNode: (clone) => {
      if (clone instanceof HTMLElement) clone.style.scrollbarWidth = "none";
    },
    font: { cssText: await loadedFonts() },
    filter: (node) => !(node instanceof Element) || !node.hasAttribute(NOT_IN_PICTURE),
  });
  // The library would fill a frame of its own with markup, which the page's content policy refuses: an empty one does as well.
  const sandbox = document.createElement("iframe");
  sandbox.hidden = true;
  document.body.append(sandbox);
  context.sandbox = sandbox;
  try {
    const picture = await domToCanvas(context);
    return await captioned(picture, caption, {
      background,
      ink: style.getPropertyValue("--text-2").trim(),
      font: style.fontFamily,
    });
  } finally {
    sandbox.remove();
  }
}

interface Look {
  readonly background: string;
  readonly ink: string;
  readonly font: string;
}

/** The picture with its words below it, as many lines as they need. */
function captioned(picture: HTMLCanvasElement, caption: string, { background, ink, font }: Look): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width + 2 * MARGIN * SCALE;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("the browser gives no canvas");
  const letters = `${LETTERS * SCALE}px ${font}`;
  pen.font = letters;
  const room = canvas.width - 2 * MARGIN * SCALE;
  const lines = linesOf(caption, (words) => pen.measureText(words).width <= room);
  // A canvas that takes another size forgets its letters.
  canvas.height = picture.height + (MARGIN + LINE * lines.length) * SCALE;
  pen.fillStyle = background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, MARGIN * SCALE, MARGIN * SCALE);
  pen.fillStyle = ink;
  pen.font = letters;
  pen.textBaseline = "middle";
  for (const [index, line] of lines.entries()) {
    const middle = canvas.height - (lines.length - index - 0.5) * LINE * SCALE;
    pen.fillText(line, MARGIN * SCALE, middle, room);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture is empty")) : resolve(blob)), "image/png");
  });
}

const BETWEEN = " · ";

/** The parts of a caption on as few lines as hold them; a part that is too long for one has it to itself. */
function linesOf(caption: string, fits: (words: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const part of caption.split(BETWEEN)) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : last + BETWEEN + part;
    if (last === undefined || !fits(longer)) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
