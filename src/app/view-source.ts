import type { Language } from "../panels/cockpit.ts";
import type { Vocabulary } from "./language/words.ts";
import { fetchLater } from "./later.ts";
import { type Place, type ResolvedView, resolveView, scaleOf } from "./view-defaults.ts";
import { formatViewState, parseViewState, type ViewState } from "./view-state.ts";
import { isStep } from "./view-steps.ts";

/** The view of the page: what the address says, with the open ends decided by the place. */
export interface View extends ResolvedView {
  readonly state: ViewState;
}

/** Keeps the view, the address and the root element in step. */
export interface ViewSource {
  current(): View;
  subscribe(listener: () => void): () => void;
  /** Changes the address. Some changes are steps the back button undoes (view-steps.ts); the others replace. */
  change(patch: Partial<ViewState>): void;
  /** The languages of the profile: the first is spoken where the address names none. */
  setLanguages(languages: readonly Language[]): void;
  /** Once the language the address asked for at first is spoken, or could not be had. */
  readonly settled: Promise<void>;
}

/**
 * Reads the address of `page`, follows it and the size of the window, and sets `lang`, `data-form`, `data-theme` and `--u` on the root. A
 * language is spoken once its words are there; until then the one before.
 */
export function createViewSource(page: Window, vocabulary: Pick<Vocabulary, "holds" | "fetch">): ViewSource {
  const listeners = new Set<() => void>();
  let languages: readonly Language[] = [];
  const coarsePointer = page.matchMedia("(pointer: coarse)");
  const place = (): Place => ({
    width: page.innerWidth,
    height: page.innerHeight,
    coarsePointer: coarsePointer.matches,
    languages,
  });
  const read = (spoken: Language): View => {
    const state = parseViewState(page.location.hash);
    const resolved = resolveView(state, place());
    return { state, ...resolved, language: vocabulary.holds(resolved.language) ? resolved.language : spoken };
  };

  let view = read("zh");
  const refresh = (): void => {
    view = read(view.language);
    applyToRoot(page.document.documentElement, view, scaleOf(view.form, page.innerWidth, page.innerHeight));
    for (const listener of listeners) listener();
  };
  /** As `refresh`, and once more when a language that is asked for has come. */
  const follow = async (): Promise<void> => {
    refresh();
    const { language } = resolveView(view.state, place());
    if (vocabulary.holds(language)) return;
    try {
      await vocabulary.fetch(language);
    } catch {
      // The page goes on in the language it speaks, and asks again with the next change.
      return;
    }
    refresh();
  };
  page.addEventListener("hashchange", () => void follow());
  page.addEventListener("resize", () => void follow());
  fetchLater(() => vocabulary.fetch("en"));
  const settled = follow();

  return {
    settled,
    current: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(patch) {
      const state = { ...view.state, ...patch };
      const address = formatViewState(state);
      if (address === page.location.hash) return;
      if (isStep(view.state, state)) page.history.pushState(null, "", address);
      else page.history.replaceState(null, "", address);
      void follow();
    },
    setLanguages(ofProfile) {
      const before = view.language;
      languages = ofProfile;
      if (resolveView(view.state, place()).language !== before) void follow();
    },
  };
}

/** Writes only what is new: an attribute written again has the style of the whole page, and what charts read of it, worked out anew. */
function applyToRoot(root: HTMLElement, view: View, scale: number): void {
  const attributes = {
    lang: view.language === "zh" ? "zh-CN" : "en",
    "data-form": view.form,
    "data-theme": view.theme,
  };
  for (const [name, value] of Object.entries(attributes))
    if (root.getAttribute(name) !== value) root.setAttribute(name, value);
  // Set to nothing it is removed.
  const unit = view.form === "wall" ? `${scale}px` : "";
  if (root.style.getPropertyValue("--u") !== unit) root.style.setProperty("--u", unit);
}
