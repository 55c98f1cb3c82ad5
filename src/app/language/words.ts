import i18next from "i18next";
import type { Language } from "../../panels/cockpit.ts";

/** A language file: keys flat (`"tide.title"`) or nested by dots; values are words, `{{name}}` in them is replaced. */
interface WordTree {
  readonly [key: string]: string | WordTree;
}

const files = import.meta.glob<WordTree>("./*.json", { eager: true, import: "default" });

/**
 * All words of one language: every `<part>.<language>.json` of this folder merged into flat keys.
 * @throws naming key and file when two files define the same key.
 */
export function wordsOf(
  language: Language,
  from: Readonly<Record<string, WordTree>> = files,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [file, tree] of Object.entries(from)) {
    if (!file.endsWith(`.${language}.json`)) continue;
    for (const [key, word] of flatten(tree, "")) {
      if (words.has(key)) throw new Error(`${file}: "${key}" is defined in another language file too`);
      words.set(key, word);
    }
  }
  return words;
}

/** Looks a word up in a language; `{{name}}` in it is replaced from `values`. */
export type Words = (language: Language, key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Looks words up in a language. Values are put in as they are: React escapes what it shows, so nothing is escaped here. */
export function createText(): Words {
  const instance = i18next.createInstance();
  const resource = (language: Language) => ({ translation: Object.fromEntries(wordsOf(language)) });
  void instance.init({
    lng: "zh",
    fallbackLng: "zh",
    resources: { zh: resource("zh"), en: resource("en") },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const fixed = { zh: instance.getFixedT("zh"), en: instance.getFixedT("en") };
  // A word without values is always the same, and a painted second asks for hundreds: the library works each out anew.
  const plain = { zh: new Map<string, string>(), en: new Map<string, string>() };
  return (language, key, values) => {
    if (values !== undefined) return fixed[language](key, { ...values });
    const word = plain[language].get(key) ?? fixed[language](key, {});
    plain[language].set(key, word);
    return word;
  };
}

function* flatten(tree: WordTree, prefix: string): Iterable<readonly [string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [`${prefix}${key}`, value];
    else yield* flatten(value, `${prefix}${key}.`);
  }
}
