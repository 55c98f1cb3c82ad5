import "./pages.css";
import { useEffect } from "react";
import type { ConnectionState } from "../../domain/connection-state.ts";
import type { Language } from "../../panels/cockpit.ts";
import { BrandLogo } from "../../panels/glyphs/brand-logo.tsx";
import { StateGlyph } from "../../panels/glyphs/state-glyph.tsx";
import { type DurationMs, MINUTE } from "../../shared/units.ts";
import type { Words } from "../language/words.ts";
import type { ViewSource } from "../view-source.ts";

interface RefusedPageProps {
  readonly refused: Extract<ConnectionState, { readonly kind: "refused" }>;
  readonly language: Language;
  readonly view: ViewSource;
  readonly words: Words;
}

/** A wall that nobody touches gets over a new version of the server by itself: the page comes from the same place. */
const RELOAD_AFTER: DurationMs = MINUTE;

/** Server and page do not fit: which, why, and what to do about it. */
export function RefusedPage({ refused, language, view, words }: RefusedPageProps) {
  const { reason, detail } = refused;
  useEffect(() => {
    const timer = setTimeout(() => window.location.reload(), RELOAD_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="notice" role="alert">
      <BrandLogo className="notice__logo" />
      <h1>
        <StateGlyph kind="error" /> {words(language, `refused.${reason}.title`)}
      </h1>
      <p>{words(language, `refused.${reason}.what`)}</p>
      <p className="notice__detail">{detail}</p>
      <p>{words(language, `refused.${reason}.todo`)}</p>
      <p className="notice__actions">
        <button type="button" onClick={() => window.location.reload()}>
          {words(language, "refused.reload")}
        </button>
        {reason === "scope" && (
          <button type="button" onClick={() => view.change({ scope: [] })}>
            {words(language, "refused.wholeScope")}
          </button>
        )}
        <small>{words(language, "refused.again")}</small>
      </p>
    </main>
  );
}
