/** The pinyin of a Chinese character without tones, every reading it has; none for anything else. */
export type Readings = (character: string) => readonly string[];

const CHINESE = /[\u3400-\u9fff]/;

/**
 * Whether a stretch of `text` reads as `word`: each character as it is written, in full or by its initial, as people type (`yurong`, `yr`, `yurongsc`, `羽绒sc`);
 * the last one may be cut short. Takes time by length of text × word at most, whatever a resident wrote and a link asks for.
 */
export function readsAs(text: string, word: string, readings: Readings): boolean {
  // Without Chinese it reads as it is written.
  if (!CHINESE.test(text)) return text.includes(word);
  /** How many letters of the word some way of reading has come to by here: each number once, or a text that repeats itself has a way for every two of its ways. */
  let begun = NOT_BEGUN;
  for (const character of text) {
    const said = readings(character);
    let next = NOT_BEGUN;
    for (const done of begun) {
      for (const spoken of said) {
        // The last character may be cut short, one before it is read in full or by its initial.
        if (spoken.startsWith(word.slice(done))) return true;
        if (word.startsWith(spoken, done)) next = withStep(next, done + spoken.length);
        if (spoken[0] === word[done]) next = withStep(next, done + 1);
      }
      if (character === word[done]) next = withStep(next, done + 1);
    }
    if (next.includes(word.length)) return true;
    begun = next;
  }
  return false;
}

/** Any character may be the first. */
const NOT_BEGUN: readonly number[] = [0];

function withStep(steps: readonly number[], step: number): readonly number[] {
  return steps.includes(step) ? steps : [...steps, step];
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
