import { pinyin } from "pinyin-pro";
import type { Readings } from "../../derive/table/readings.ts";

/** Chinese characters: the basic block and its first extension. */
const CHINESE = /[\u3400-\u9fff]/;

/** The readings of characters by the dictionary, each looked up once; ü is typed as v. */
export function pinyinReadings(): Readings {
  const known = new Map<string, readonly string[]>();
  return (character) => {
    let readings = known.get(character);
    if (readings === undefined) {
      readings = CHINESE.test(character) ? lookUp(character) : [];
      known.set(character, readings);
    }
    return readings;
  };
}

function lookUp(character: string): readonly string[] {
  const found = pinyin(character, { toneType: "none", multiple: true, type: "array", v: true });
  return [...new Set(found)].filter((reading) => /^[a-z]+$/.test(reading));
}
