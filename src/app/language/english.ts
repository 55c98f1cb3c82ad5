import type { WordTree } from "./words.ts";

/** The English language files: a chunk of their own, which comes when somebody reads English or when nothing else is to do. */
export const ENGLISH = import.meta.glob<WordTree>("./*.en.json", { eager: true, import: "default" });
