import { type EpochMs, SECOND } from "../../shared/units.ts";

/** How long a page of the wall's table stays, in the viewer's time: long enough to read it to the end. */
const PAGE_STAYS = 15 * SECOND;

/** The page a wall shows, and how many there are: whole rows, by turns as the clock goes on. Nobody turns them. */
export function wallPage(
  count: number,
  rows: number,
  now: EpochMs,
  rate: number,
): { readonly page: number; readonly pages: number } {
  const pages = rows <= 0 ? 1 : Math.max(1, Math.ceil(count / rows));
  const stays = PAGE_STAYS * (rate > 0 ? rate : 1);
  return { page: Math.floor(now / stays) % pages, pages };
}
