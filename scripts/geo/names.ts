import { customPinyin, pinyin } from "pinyin-pro";

/** Readings of names that the dictionary gets wrong: 曾 as a surname. */
customPinyin({ 曾家: "zēng jiā" });

/** A place name in pinyin without tones, one word: 塘里陈 → Tanglichen. */
export function romanise(name: string): string {
  const letters = pinyin(name, { toneType: "none", type: "array" }).join("");
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

const ENGLISH_SUFFIXES = { 街道: "Street", 镇: "Town" } as const;

/** A street or town in English: 北干街道 → Beigan Street. */
export function romaniseStreet(name: string): string {
  for (const [suffix, english] of Object.entries(ENGLISH_SUFFIXES)) {
    if (name.endsWith(suffix)) return `${romanise(name.slice(0, -suffix.length))} ${english}`;
  }
  return romanise(name);
}

/** 塘里陈社区 → 塘里陈, 霞江村委会 → 霞江: as people call it and as it fits on a map. A merged village keeps its 新村. */
export function shortVillageName(name: string): string {
  return name.replace(/(?<=新村)委会$|(社区|(?<!新)村委会|居委会)$/, "");
}
