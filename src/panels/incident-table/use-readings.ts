import { useEffect, useState } from "react";
import type { Readings } from "../../derive/table/readings.ts";
import type { TableView } from "./table-view.ts";

let loaded: Readings | null = null;

/** How Chinese is read, once a table asks for it: by words of Latin letters, or by an order of texts. Null until it has come; the dictionary is heavier than the table. */
export function useReadings({ query, order }: TableView): Readings | null {
  const isAsked = /[a-z]/i.test(query.text) || order.column === "title" || order.column === "place";
  const [readings, setReadings] = useState<Readings | null>(loaded);
  useEffect(() => {
    if (!isAsked || readings !== null) return;
    let isGone = false;
    void import("./pinyin.ts").then(({ pinyinReadings }) => {
      loaded ??= pinyinReadings();
      // A function in a setter would be called.
      if (!isGone) setReadings(() => loaded);
    });
    return () => {
      isGone = true;
    };
  }, [isAsked, readings]);
  return readings;
}
