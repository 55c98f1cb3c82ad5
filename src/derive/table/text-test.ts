import type { Incident } from "../../domain/incident.ts";
import { type Readings, readsAs } from "./readings.ts";

/** Whether what somebody wrote stands in an incident. */
export type TextTest = (incident: Incident) => boolean;

/** Letters, Chinese beside them as somebody types who chose the first characters already (`羽绒sc`). */
const PINYIN = /^[\u3400-\u9fff]*[a-z][a-z\u3400-\u9fff]*$/;

/** The names of a region and of those above it, in every language. */
type RegionNames = (region: string) => readonly string[];

/**
 * A test for words that all must stand in id, title, place or the names of the region, whatever their case. Words of Latin letters stand there too where
 * Chinese reads so, in full or by initials (`yrsc`, `yurongsc`, `羽绒sc` for 羽绒市场); `readings` is null while nobody knows how it is read.
 */
export function textTest(text: string, regionNames: RegionNames, readings: Readings | null): TextTest {
  const words = normalise(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return () => true;
  const regions = new Map<string, readonly string[]>();
  const namesOf = (region: string): readonly string[] => {
    let names = regions.get(region);
    if (names === undefined) {
      names = regionNames(region).map(normalise);
      regions.set(region, names);
    }
    return names;
  };
  return (incident) => {
    const own = ownText(incident);
    const names = namesOf(incident.region);
    return words.every((word) => {
      if (own.includes(word) || names.some((name) => name.includes(word))) return true;
      if (readings === null || !PINYIN.test(word)) return false;
      return readsAs(own, word, readings) || names.some((name) => readsAs(name, word, readings));
    });
  };
}

const texts = new WeakMap<Incident, Pick<Incident, "title" | "place"> & { readonly text: string }>();

/** What an incident itself says, made comparable once: a search looks at every incident with every letter that is typed. No word holds a line's end. */
function ownText(incident: Incident): string {
  const known = texts.get(incident);
  const { title, place } = incident;
  if (known !== undefined && known.title === title && known.place === place) return known.text;
  const text = normalise(`${incident.id}\n${title}\n${place}`);
  texts.set(incident, { title, place, text });
  return text;
}

/** Full-width letters and digits are those of a keyboard; case does not count. */
function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
