import "./pages.css";
import type { ConnectionState } from "../../domain/connection-state.ts";
import type { Language } from "../../panels/cockpit.ts";
import { connectionLook } from "../../panels/connection/connection-words.ts";
import { BrandLogo } from "../../panels/glyphs/brand-logo.tsx";
import { StateGlyph } from "../../panels/glyphs/state-glyph.tsx";
import type { Words } from "../language/words.ts";

interface WaitingPageProps {
  readonly kind: ConnectionState["kind"];
  readonly language: Language;
  readonly words: Words;
}

/** Before the first stream: that it is being dialled, or that nobody answers. */
export function WaitingPage({ kind, language, words }: WaitingPageProps) {
  const isDown = connectionLook(kind) === "down";
  return (
    <main className="notice" aria-busy={!isDown}>
      <BrandLogo className="notice__logo" />
      <h1>
        {isDown && <StateGlyph kind="down" />} {words(language, isDown ? "waiting.down" : "waiting.connecting")}
      </h1>
      <p>{words(language, isDown ? "waiting.downTodo" : "waiting.what")}</p>
    </main>
  );
}
