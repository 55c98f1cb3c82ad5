import { useEffect, useState } from "react";
import type { Readings } from "../../derive/table/readings.ts";
import { CHINESE, readingsOf } from "./reading-table.ts";
import type { TableView } from "./table-view.ts";

let loading: Promise<Readings> | null = null;
let loaded: Readings | null = null;

/** How Chinese is read, once a table asks for it: by words of Latin letters, or by an order of texts. Null until it has come; the dictionary is heavier than the table. */
export function useReadings({ query, order }: TableView): Readings | null {
  const isAsked = /[a-zａ-ｚ]/iu.test(query.text) || order.column === "title" || order.column === "place";
  // Readings are a function: given as it is, a state would call it.
  const [readings, setReadings] = useState<Readings | null>(() => loaded);
  useEffect(() => {
    if (!isAsked || readings !== null) return;
    let isGone = false;
    loading ??= loadReadings();
    // Without the dictionary words are found as they are written.
    void loading.then((found) => {
      if (!isGone) setReadings(() => found);
    });
    return () => {
      isGone = true;
    };
  }, [isAsked, readings]);
  return readings;
}

function loadReadings(): Promise<Readings> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./pinyin-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      worker.terminate();
      loaded = readingsOf(String(data), CHINESE.from);
      resolve(loaded);
    };
  });
}
