/** Where a key leads from row `at` of `count`, with `page` whole rows in sight; null for a key that leads nowhere. `at` −1: no row has been looked at yet. */
export function rowAfterKey(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const within = (row: number): number => Math.max(0, Math.min(last, row));
  switch (key) {
    case "ArrowDown":
      return within(at + 1);
    case "ArrowUp":
      return within(at - 1);
    case "PageDown":
      return within(Math.max(at, 0) + Math.max(1, page - 1));
    case "PageUp":
      return within(at - Math.max(1, page - 1));
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
