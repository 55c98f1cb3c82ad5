import "../../src/app/fonts.ts";
import "../../src/app/tokens.css";
import "../../src/app/base.css";
import "./gallery.css";
import { createRoot } from "react-dom/client";
import type { Language, Theme } from "../../src/panels/cockpit.ts";
import { loadGalleryDay } from "./gallery-day.ts";
import { GALLERY_STATES, SHEET_STATES } from "./gallery-states.ts";
import { GalleryPage } from "./gallery-page.tsx";
import { PanelSheet } from "./panel-sheet.tsx";

// Every panel in every state, for looking at (`npm run dev`, then /test/gallery/) and for the picture tests. Query: theme, lang, u (design px), state (one of them; all without), sheet (every panel of the registry instead of walls).
const query = new URLSearchParams(location.search);
const theme: Theme = query.get("theme") === "paper" ? "paper" : "ink";
const language: Language = query.get("lang") === "en" ? "en" : "zh";
document.documentElement.dataset.theme = theme;
document.documentElement.lang = language === "en" ? "en" : "zh-CN";
document.documentElement.style.setProperty("--u", `${Number(query.get("u") ?? 1)}px`);

const wanted = query.get("state");
const root = document.getElementById("root");
if (root === null) throw new Error("the gallery has no #root");
const day = await loadGalleryDay();
const view = { language, theme };
const isWanted = (state: string): boolean => wanted === null || state === wanted;
const hrefOf = (change: Readonly<Record<string, string | null>>): string => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change))
    if (value === null) next.delete(name);
    else next.set(name, value);
  return `?${next}`;
};

/** Ways to the other looks of the gallery. */
function Ways() {
  const states: readonly string[] = query.has("sheet") ? SHEET_STATES : GALLERY_STATES;
  const ways: readonly (readonly [words: string, href: string])[] = [
    ["墙 Walls", hrefOf({ sheet: null, state: null })],
    ["面板 Panels", hrefOf({ sheet: "", state: "normal" })],
    ["深 Ink", hrefOf({ theme: "ink" })],
    ["浅 Paper", hrefOf({ theme: "paper" })],
    ["中文", hrefOf({ lang: "zh" })],
    ["English", hrefOf({ lang: "en" })],
    ["1080p", hrefOf({ u: null })],
    ["4K", hrefOf({ u: "2" })],
    ["all", hrefOf({ state: null })],
    ...states.map((state) => [state, hrefOf({ state })] as const),
  ];
  return (
    <nav className="gallery__ways">
      {ways.map(([words, href]) => (
        <a key={words} href={href} aria-current={href === hrefOf({}) ? "page" : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}

createRoot(root).render(
  <>
    <Ways />
    {query.has("sheet") ? (
      SHEET_STATES.filter(isWanted).map((state) => <PanelSheet key={state} state={state} day={day} view={view} />)
    ) : (
      <GalleryPage day={day} states={GALLERY_STATES.filter(isWanted)} view={view} />
    )}
  </>,
);
