/** The pinyin of a Chinese character without tones, every reading it has; none for anything else. */
export type Readings = (character: string) => readonly string[];

const CHINESE = /[\u3400-\u9fff]/;

/**
 * Whether a stretch of `text` reads as `word`, which is of a–z alone: each character in full or by its initial, as people type (`yurong`, `yr`, `yurongsc`);
 * the last one may be cut short. A Latin character reads as itself.
 */
export function readsAs(text: string, word: string, readings: Readings): boolean {
  // Without Chinese it reads as it is written.
  if (!CHINESE.test(text)) return text.includes(word);
  for (let start = 0; start < text.length; start += 1) if (reads(text, start, word, 0, readings)) return true;
  return false;
}

function reads(text: string, place: number, word: string, done: number, readings: Readings): boolean {
  if (done === word.length) return true;
  const character = text[place];
  if (character === undefined) return false;
  if (character === word[done] && reads(text, place + 1, word, done + 1, readings)) return true;
  for (const reading of readings(character)) {
    if (reading[0] !== word[done]) continue;
    const rest = word.length - done;
    // The last character may be cut short, one before it is written in full or by its initial.
    if (rest <= reading.length && reading.startsWith(word.slice(done))) return true;
    if (
      rest > reading.length &&
      word.startsWith(reading, done) &&
      reads(text, place + 1, word, done + reading.length, readings)
    )
      return true;
    if (reads(text, place + 1, word, done + 1, readings)) return true;
  }
  return false;
}

/** Letters of a text that are compared: enough to tell titles apart. */
const COMPARED = 16;

/** By what a text is put in order: Chinese by its first reading, so that it stands where people look for it. */
export function orderKey(text: string, readings: Readings | null): string {
  const start = text.slice(0, COMPARED).toLowerCase();
  if (readings === null) return start;
  let key = "";
  for (const character of start) key += readings(character)[0] ?? character;
  return key;
}
