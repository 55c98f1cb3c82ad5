const WIDE = /[\uff01-\uff5e\u3000]/g;
const WIDE_FROM_ASCII = 0xfee0;

/** The text with full-width letters, digits and signs (１３８：) as ASCII, character for character, so that places in one are places in the other. */
export function plainLetters(text: string): string {
  return text.replace(WIDE, (wide) =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - WIDE_FROM_ASCII),
  );
}
