import china from "chinese-days/dist/chinese-days.json" with { type: "json" };

/** Public holidays and make-up working days (调休) of one country. */
interface PublicHolidays {
  /** By date: free, or worked though it is a weekend. */
  readonly days: ReadonlyMap<string, "off" | "work">;
  /** The last date whose holidays are known: the end of the last year that has any. */
  readonly knownUntil: string;
}

/** Public holidays by the code a calendar file gives in `holidays`. China's are those the State Council announced each year since 2004, as chinese-days carries them. */
export const PUBLIC_HOLIDAYS: ReadonlyMap<string, PublicHolidays> = new Map([["cn", holidaysOfChina()]]);

function holidaysOfChina(): PublicHolidays {
  const days = new Map<string, "off" | "work">();
  for (const date of Object.keys(china.holidays)) days.set(date, "off");
  for (const date of Object.keys(china.workdays)) days.set(date, "work");
  const lastYear = [...days.keys()].toSorted().at(-1)?.slice(0, 4) ?? "";
  return { days, knownUntil: `${lastYear}-12-31` };
}
