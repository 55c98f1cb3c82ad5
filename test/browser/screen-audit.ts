/** What is wrong with the screen, a line each. */
export interface ScreenAudit {
  readonly page: readonly string[];
  readonly cut: readonly string[];
  readonly small: readonly string[];
  readonly covered: readonly string[];
  /** Figures that differ from `window.tidewatch.figures()` at this instant. */
  readonly wrong: readonly string[];
  /** Ids on the screen. */
  readonly ids: readonly string[];
}

/**
 * Looks at the whole screen at one instant. Runs in the page: everything it needs stands inside.
 * @param leastSize smallest size of words, design pixels
 */
export function auditScreen(leastSize: number): ScreenAudit {
  const root = document.documentElement;
  const unit = Number.parseFloat(getComputedStyle(root).getPropertyValue("--u")) || 1;
  const nameOf = (element: Element): string =>
    `${element.getAttribute("class") ?? element.tagName} "${(element.textContent ?? "").trim().slice(0, 30)}"`;
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

  const page = [root, document.body]
    .filter((box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
    .map((box) => `${box.tagName}: ${box.scrollWidth}×${box.scrollHeight} in ${box.clientWidth}×${box.clientHeight}`);

  // The ink of a figure against every box that cuts; boxes that scroll in a direction do not cut in it.
  const boundsOf = (element: Element): DOMRect => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const cutBy = (element: Element): string | null => {
    const ink = boundsOf(element);
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      const isCutting = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
      if (isCutting(overflowX) && (ink.left < edge.left - 1 || ink.right > edge.right + 1)) return nameOf(box);
      // A line of numbers is higher than its digits: a tenth may be cut without touching one.
      const air = ink.height * 0.1 + 1;
      if (isCutting(overflowY) && (ink.top < edge.top - air || ink.bottom > edge.bottom + air)) return nameOf(box);
      if (!isCutting(overflowY) && overflowY !== "visible") return null;
    }
    return null;
  };
  const figures = [...document.querySelectorAll<HTMLElement>("[data-figure]")].filter(isShown);
  const cut = figures.flatMap((element) => {
    const box = cutBy(element);
    return box === null ? [] : [`${element.dataset.figure} by ${box}`];
  });

  const small: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || !/[\p{L}\p{N}]/u.test(node.textContent ?? "") || !isShown(element)) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < leastSize * unit - 0.01) small.push(`${nameOf(element)}: ${size}px`);
  }

  const card = document.querySelector(".spotlight")?.getBoundingClientRect();
  const covered = [...document.querySelectorAll(".map-panel__headline [data-figure], .map-panel__facts p")]
    .filter(isShown)
    .filter((element) => {
      const ink = boundsOf(element);
      if (card === undefined) return false;
      return ink.left < card.right && ink.right > card.left && ink.top < card.bottom && ink.bottom > card.top;
    })
    .map(nameOf);

  const truth = window.tidewatch?.figures() ?? {};
  const wrong = figures.flatMap((element) => {
    const { figure = "", value } = element.dataset;
    const expected = String(truth[figure] ?? "");
    return figure in truth && value === expected ? [] : [`${figure}: "${value}" instead of "${expected}"`];
  });
  return { page, cut, small, covered, wrong, ids: figures.map((element) => element.dataset.figure ?? "") };
}
