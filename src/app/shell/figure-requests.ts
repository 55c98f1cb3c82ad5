import { type RefObject, useEffect, useRef } from "react";
import { SECOND } from "../../shared/units.ts";

interface FigureRequests {
  /** The explanation's own elements: what happens in them is not a request. */
  readonly layer: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  ask(figure: HTMLElement): void;
  close(): void;
}

interface Press {
  timer: ReturnType<typeof setTimeout> | undefined;
  /** It was long enough: its release is no click. */
  hasAsked: boolean;
}

/** A finger that rests this long on a figure asks about it. */
const LONG_PRESS = SECOND / 2;
const ACTIVE = "button, a[href], input, select, textarea, [role=slider]";

/**
 * One pair of ears for every figure of the page: a click, Enter or Space on a figure asks about it. A figure inside something that already does something
 * keeps that; it is asked about by a long press, or by `?` while it or what holds it has the focus. Escape and a click elsewhere close.
 */
export function useFigureRequests({ layer, isOpen, ask, close }: FigureRequests): void {
  // The press outlives the ears: they are put on anew once the card it asked for is open.
  const press = useRef<Press>({ timer: undefined, hasAsked: false });
  useEffect(() => {
    const { current: pressed } = press;
    const release = (): void => clearTimeout(pressed.timer);
    const isOwn = (target: EventTarget | null): boolean =>
      target instanceof Node && layer.current?.contains(target) === true;

    const onDown = (event: PointerEvent): void => {
      pressed.hasAsked = false;
      release();
      const figure = figureAt(event.target);
      if (isOwn(event.target) || figure === null) return;
      pressed.timer = setTimeout(() => {
        pressed.hasAsked = true;
        ask(figure);
      }, LONG_PRESS);
    };
    const onClick = (event: MouseEvent): void => {
      if (isOwn(event.target)) return;
      if (pressed.hasAsked) {
        // The button below must not act too.
        pressed.hasAsked = false;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const figure = figureAt(event.target);
      if (figure !== null && figure.closest(ACTIVE) === null) ask(figure);
      else close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === "Escape" && isOpen) {
        // One thing a press: what lies below stays.
        event.stopImmediatePropagation();
        close();
        return;
      }
      if (isOwn(event.target) || !(event.target instanceof HTMLElement)) return;
      const { target } = event;
      const own = target.matches("[data-figure]") && target.closest(ACTIVE) === null ? target : null;
      if (own !== null && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        ask(own);
      } else if (event.key === "?") {
        const figure = figureAt(target) ?? target.querySelector<HTMLElement>("[data-figure]");
        if (figure === null || target === document.body) return;
        // Elsewhere the key tells of all keys.
        event.stopImmediatePropagation();
        ask(figure);
      }
    };
    const passive = { capture: true, passive: true };
    document.addEventListener("pointerdown", onDown, passive);
    document.addEventListener("pointerup", release, passive);
    document.addEventListener("pointercancel", release, passive);
    document.addEventListener("scroll", release, passive);
    document.addEventListener("click", onClick, true);
    window.addEventListener("keydown", onKey, true);
    return () => {
      release();
      document.removeEventListener("pointerdown", onDown, passive);
      document.removeEventListener("pointerup", release, passive);
      document.removeEventListener("pointercancel", release, passive);
      document.removeEventListener("scroll", release, passive);
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [layer, isOpen, ask, close]);
}

function figureAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-figure]") : null;
}
