import i18next from "i18next";
import type { Language } from "../../panels/cockpit.ts";

/** A language file: keys flat (`"tide.title"`) or nested by dots; values are words, `{{name}}` in them is replaced. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** Chinese is part of the page: what is said before anything is known, and while English has not come. */
export const CHINESE = import.meta.glob<WordTree>("./*.zh.json", { eager: true, import: "default" });

/**
 * All words of one language: its files merged into flat keys.
 * @throws naming key and file when two files define the same key.
 */
export function wordsOf(files: Readonly<Record<string, WordTree>>): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [file, tree] of Object.entries(files)) {
    for (const [key, word] of flatten(tree, "")) {
      if (words.has(key)) throw new Error(`${file}: "${key}" is defined in another language file too`);
      words.set(key, word);
    }
  }
  return words;
}

/** Looks a word up in a language; `{{name}}` in it is replaced from `values`. */
export type Words = (language: Language, key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the page, of which each language comes when it is asked for. */
export interface Vocabulary {
  /** Values are put in as they are: React escapes what it shows, so nothing is escaped here. A language that is not held speaks Chinese. */
  readonly words: Words;
  holds(language: Language): boolean;
  /** Fetches a language. @throws when it cannot be had; the next call asks again. */
  fetch(language: Language): Promise<void>;
}

/** A vocabulary that holds Chinese. */
export function createVocabulary(): Vocabulary {
  const instance = i18next.createInstance();
  const resource = (files: Readonly<Record<string, WordTree>>) => Object.fromEntries(wordsOf(files));
  void instance.init({
    lng: "zh",
    fallbackLng: "zh",
    resources: { zh: { translation: resource(CHINESE) } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const fixed = { zh: instance.getFixedT("zh"), en: instance.getFixedT("en") };
  // A word without values is always the same, and a painted second asks for hundreds: the library works each out anew.
  const plain = { zh: new Map<string, string>(), en: new Map<string, string>() };
  const holds = (language: Language): boolean => instance.hasResourceBundle(language, "translation");
  return {
    words(language, key, values) {
      if (values !== undefined) return fixed[language](key, { ...values });
      const word = plain[language].get(key) ?? fixed[language](key, {});
      plain[language].set(key, word);
      return word;
    },
    holds,
    async fetch(language) {
      if (holds(language)) return;
      const { ENGLISH } = await import("./english.ts");
      instance.addResourceBundle("en", "translation", resource(ENGLISH));
      plain.en.clear();
    },
  };
}

function* flatten(tree: WordTree, prefix: string): Iterable<readonly [string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [`${prefix}${key}`, value];
    else yield* flatten(value, `${prefix}${key}.`);
  }
}
