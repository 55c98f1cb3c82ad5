/** Where a browser keeps who signs on this device. */
const KEY = "tidewatch.signs-as";

type Memory = Pick<Storage, "getItem" | "setItem">;

/** Who signed last on this device; empty when nobody did, or the browser keeps nothing. */
export function rememberedName(memory: () => Memory): string {
  try {
    return memory().getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Keeps who signs. A browser that refuses (private window, full) asks again next time. */
export function rememberName(memory: () => Memory, name: string): void {
  try {
    memory().setItem(KEY, name);
  } catch {
    return;
  }
}
