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

// Every panel in every state, for looking at and for the picture tests. Query: theme, lang, u (design px), state (one of them; all without), sheet (every panel of the registry instead of walls).
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
createRoot(root).render(
  query.has("sheet") ? (
    SHEET_STATES.filter(isWanted).map((state) => <PanelSheet key={state} state={state} day={day} view={view} />)
  ) : (
    <GalleryPage day={day} states={GALLERY_STATES.filter(isWanted)} view={view} />
  ),
);
