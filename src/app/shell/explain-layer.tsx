import { type CSSProperties, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Selection } from "../../derive/derived.ts";
import { type Cockpit, useCockpit, useCockpitSource, useText } from "../../panels/cockpit.ts";
import { type CardPlace, placeCard } from "../../panels/explain/card-place.ts";
import type { ExplainCard } from "../../panels/explain/explain-card.tsx";
import type { Explanation } from "../../panels/explain/explanation.ts";
import { SECOND } from "../../shared/units.ts";
import { useFigureRequests } from "./figure-requests.ts";

/** A wall has nobody to close it: the card goes by itself. */
const WALL_STAYS = 30 * SECOND;
/** Design pixels: around the figure, from its frame to the card, to the window's edge. */
const FRAME = 7;
const LEADER = 25;
const MARGIN = 16;

/** What is explained, and where it stands on the screen. */
interface Asked {
  readonly explanation: Explanation;
  readonly figure: HTMLElement;
  readonly Card: typeof ExplainCard;
}

/** Explanations are as much code as a scene, and nobody asks for one at first. */
async function loadExplanations() {
  const [{ explainFigure }, card] = await Promise.all([
    import("../../panels/explain/explain-figure.ts"),
    import("../../panels/explain/explain-card.tsx"),
  ]);
  return { explainFigure, Card: card.ExplainCard };
}

interface ExplainLayerProps {
  onList(selection: Selection): void;
  /** The address of this view with a list open; null: as it stands. */
  addressOf(selection: Selection | null): string;
}

/** Over everything: opens an explanation at any figure of the page, and closes it by Escape, a click outside, or after 30 s on a wall. */
export function ExplainLayer({ onList, addressOf }: ExplainLayerProps) {
  const source = useCockpitSource();
  const text = useText();
  const form = useCockpit((cockpit) => cockpit.form);
  const language = useCockpit((cockpit) => cockpit.language);
  const profile = useCockpit((cockpit) => cockpit.profile);
  const [asked, setAsked] = useState<Asked | null>(null);
  const layer = useRef<HTMLDivElement>(null);

  const ask = useCallback(
    (figure: HTMLElement): void => {
      const cockpit: Cockpit = source.current();
      const { figure: id = "", value = "" } = figure.dataset;
      const shown = value === "" ? null : Number(value);
      void loadExplanations().then(({ explainFigure, Card }) => {
        const explanation = cockpit.freshness === "loading" ? null : explainFigure(id, { ...cockpit, shown });
        setAsked(explanation === null ? null : { explanation, figure, Card });
      });
    },
    [source],
  );
  const close = useCallback((): void => {
    setAsked((before) => {
      // Who came by keyboard goes on where they were.
      if (before !== null && layer.current?.contains(document.activeElement))
        before.figure.focus({ preventScroll: true });
      return null;
    });
  }, []);
  useFigureRequests({ layer, isOpen: asked !== null, ask, close });
  useEffect(() => {
    if (asked === null || form !== "wall") return;
    const timer = setTimeout(close, WALL_STAYS);
    return () => clearTimeout(timer);
  }, [asked, form, close]);

  if (asked === null) return null;
  return (
    <div className="explain" ref={layer} data-explains={asked.explanation.id}>
      <Placed key={asked.explanation.id} figure={asked.figure}>
        <asked.Card
          explanation={asked.explanation}
          cockpit={{ language, text, profile }}
          onClose={close}
          addressOf={addressOf}
          onList={(selection) => {
            close();
            onList(selection);
          }}
        />
      </Placed>
    </div>
  );
}

interface Place extends CardPlace {
  readonly frame: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

interface PlacedProps {
  readonly figure: HTMLElement;
  readonly children: ReactNode;
}

/** The card beside its figure, with the figure's frame and the line between; follows the window's size and whatever scrolls. */
function Placed({ figure, children }: PlacedProps) {
  const text = useText();
  const card = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const element = card.current;
      if (element === null) return;
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--u")) || 1;
      const { left, top, width, height } = stillThere(figure).getBoundingClientRect();
      const pad = FRAME * unit;
      const frame = { left: left - pad, top: top - pad / 2, width: width + 2 * pad, height: height + pad };
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      const window = { width: innerWidth, height: innerHeight };
      setPlace({ ...placeCard(frame, size, window, LEADER * unit, MARGIN * unit), frame });
    };
    measure();
    window.addEventListener("resize", measure);
    window.addEventListener("scroll", measure, true);
    return () => {
      window.removeEventListener("resize", measure);
      window.removeEventListener("scroll", measure, true);
    };
  }, [figure]);
  return (
    <>
      {place !== null && (
        <>
          <div className="explain__frame" style={place.frame} />
          <svg className="explain__leader" aria-hidden="true">
            <line {...place.leader} />
          </svg>
        </>
      )}
      <article
        className="explain__card"
        ref={card}
        role="dialog"
        aria-label={text("explain.title")}
        aria-modal="false"
        style={cardStyle(place)}
      >
        {children}
      </article>
    </>
  );
}

/** Measured once where nobody sees it, then in its place; a phone's styles put it at the foot instead. */
function cardStyle(place: Place | null): CSSProperties {
  if (place === null) return { visibility: "hidden" };
  return { "--left": `${place.left}px`, "--top": `${place.top}px` } as CSSProperties;
}

/** The figure, or the one that took its place when its panel was drawn anew. */
function stillThere(figure: HTMLElement): HTMLElement {
  if (figure.isConnected) return figure;
  return document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(figure.dataset.figure ?? "")}"]`) ?? figure;
}
