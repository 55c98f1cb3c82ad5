import "./feed.css";
import { useState } from "react";
import { formatClock } from "../../shared/format-instant.ts";
import { useBeat } from "../beat.ts";
import { formatAge } from "../format.ts";
import { Silhouette } from "../glyphs/silhouette.tsx";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { useWholeRows } from "../whole-rows.ts";
import { type FeedRow, feedRows, isFlood } from "./feed-rows.ts";

/** Rows of the lowest panel, on a desk. */
const LEAST_ROWS = 3;
/** Design pixels, as in feed.css. */
const ROW_HEIGHT = 48;

/** 事件流: what was reported last, newest on top, as many whole rows as there is room for. */
export function FeedPanel() {
  const { derived, profile, language, now, rate, freshness, text } = useBeat(250);
  const { box, room } = useWholeRows(ROW_HEIGHT);
  const list = feedRows(derived.latest(Math.max(LEAST_ROWS, room)), profile, language, now, rate);
  const newest = list[0];
  const isEmpty = newest === undefined && freshness !== "loading";
  return (
    <PanelFrame
      className="feed"
      title={text("feed.title")}
      unit={text("feed.unit")}
      asOf={newest === undefined ? undefined : formatAge(now - newest.at, text)}
      {...(isEmpty ? { state: { kind: "empty", message: text("feed.empty") } } : {})}
    >
      <ol className="feed__rows" ref={box}>
        {list.map((row) => (
          <Row key={row.id} row={row} zone={profile.zone} isCalm={!isFlood(list, now, rate)} />
        ))}
      </ol>
    </PanelFrame>
  );
}

interface RowProps {
  readonly row: FeedRow;
  readonly zone: string;
  /** Few rows came with it: it may move in. */
  readonly isCalm: boolean;
}

function Row({ row, zone, isCalm }: RowProps) {
  const [movesIn] = useState(isCalm);
  return (
    <li className={movesIn ? "feed__row feed__row--in" : "feed__row"}>
      <time className={row.isNew ? "feed__time feed__time--new" : "feed__time"}>{formatClock(row.at, zone)}</time>
      <span className="feed__glyph">{row.symbol !== null && <Silhouette symbol={row.symbol} />}</span>
      <span className="feed__title">{row.title}</span>
      <span className="feed__detail">{row.detail}</span>
    </li>
  );
}
