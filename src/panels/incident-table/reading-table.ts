import type { Readings } from "../../derive/table/readings.ts";

/** Chinese characters: the basic block and its first extension, by code unit. */
export const CHINESE = { from: 0x3400, to: 0x9fff } as const;

/** The readings of characters by a table whose first line is that of code unit `from`. Each is looked up once. */
export function readingsOf(table: string, from: number): Readings {
  const lines = table.split("\n");
  const known = new Map<string, readonly string[]>();
  return (character) => {
    let readings = known.get(character);
    if (readings === undefined) {
      readings = (lines[character.charCodeAt(0) - from] ?? "").split(" ").filter(Boolean);
      known.set(character, readings);
    }
    return readings;
  };
}
