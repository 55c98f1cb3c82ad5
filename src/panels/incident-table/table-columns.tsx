import { type Incident, isOpen } from "../../domain/incident.ts";
import { SORT_COLUMNS } from "../../derive/table/incident-query.ts";
import { formatClockMinutes, formatDate, formatMonthDay } from "../../shared/format-instant.ts";
import { MISSING } from "../../shared/format-number.ts";
import type { EpochMs } from "../../shared/units.ts";
import type { GridColumn } from "../../surfaces/table/grid-column.ts";
import type { Cockpit } from "../cockpit.ts";
import { SeverityBars, severityNumeral } from "../glyphs/severity-bars.tsx";
import { holderOf } from "../holder.ts";
import { PredictionChip } from "../prediction/prediction-chip.tsx";
import { SupervisionBadge } from "../supervision/supervision-badge.tsx";
import { nameOf, regionsOf, stageWord } from "./incident-words.ts";
import { LeftCell, RingCell, SpentCell } from "./left-cell.tsx";
import { COLUMN_IDS, type ColumnId } from "./table-view.ts";

/** What a column shows of an incident reads no clock: what ticks is a component of its own. */
type Reader = Pick<Cockpit, "derived" | "predictions" | "profile" | "store" | "language" | "text">;

/** Design pixels; the title takes what is left. */
const WIDTHS: Readonly<Record<ColumnId, number>> = {
  id: 102,
  title: 180,
  category: 58,
  port: 88,
  region: 74,
  stage: 56,
  severity: 42,
  left: 186,
  reported: 80,
  place: 160,
  brain: 112,
  holder: 128,
  mechanism: 96,
  likely: 76,
  spent: 84,
  closed: 80,
};
const ENDS: readonly ColumnId[] = ["reported", "closed", "spent"];
/** Words are longer in one language than in another: these take a share of the room beside the title's. */
const WORDS: readonly ColumnId[] = ["category", "port", "region", "stage", "place", "brain", "holder", "mechanism"];
/** A column of words this wide, design pixels, grows as the title does. */
const GROWS_AS_TITLE = 400;

/** The ring stands before the columns one may choose. */
export const RING_COLUMN = "ring";

/** Every column of the table, the ring first. @param stretch how much wider they are than a desk's */
export function tableColumns(cockpit: Reader, stretch = 1): readonly GridColumn<Incident>[] {
  const { language, text } = cockpit;
  const length = (pixels: number): string => `calc(${pixels * stretch} * var(--u))`;
  // Styles may give the deadline less where there is no room.
  const fixed = (id: ColumnId): string => `var(--column-${id}, ${length(WIDTHS[id])})`;
  const ring: GridColumn<Incident> = {
    id: RING_COLUMN,
    title: "",
    width: length(36),
    isSortable: false,
    cell: (incident) => <RingCell incident={incident} />,
  };
  return [
    ring,
    ...COLUMN_IDS.map((id) => ({
      id,
      title: text(`table.column.${id}`),
      width: growthOf(id, language) === 0 ? fixed(id) : `minmax(${length(WIDTHS[id])}, ${growthOf(id, language)}fr)`,
      isSortable: SORT_COLUMNS.some((column) => column === id),
      isEnd: ENDS.includes(id),
      cell: (incident: Incident) => cellOf(id, incident, cockpit),
    })),
  ];
}

/** Share of the free room, the title's being 1. */
function growthOf(id: ColumnId, language: Cockpit["language"]): number {
  if (id === "title") return 1;
  // "not yet Dispatched" is twice what 派遣 with its air is.
  if (id === "stage" && language === "en") return (2 * WIDTHS.stage) / GROWS_AS_TITLE;
  return WORDS.includes(id) ? WIDTHS[id] / GROWS_AS_TITLE : 0;
}

function cellOf(id: ColumnId, incident: Incident, cockpit: Reader) {
  const { profile, language, derived, text } = cockpit;
  switch (id) {
    case "id":
      return <span className="incident-table__id">{incident.id}</span>;
    case "title":
      return (
        <span title={incident.title}>
          <SupervisionBadge incident={incident} /> {incident.title}
        </span>
      );
    case "category":
      return nameOf(profile.categories, incident.category, language);
    case "port":
      return nameOf(profile.ports, incident.port, language);
    case "region":
      return nameOf(regionsOf(profile), incident.region, language);
    case "stage":
      return stageWord(incident, cockpit);
    case "severity":
      return (
        <span role="img" aria-label={text("spotlight.severity", { severity: severityNumeral(incident.severity) })}>
          <SeverityBars severity={incident.severity} />
        </span>
      );
    case "left":
      return <LeftCell incident={incident} />;
    case "reported":
      return <Instant at={incident.stages.reported} cockpit={cockpit} />;
    case "closed":
      return <Instant at={incident.stages.closed} cockpit={cockpit} />;
    case "spent":
      return <SpentCell incident={incident} />;
    case "place":
      return <span title={incident.place}>{incident.place}</span>;
    case "brain":
      return nameOf(profile.brains, incident.brain, language);
    case "holder":
      return isOpen(incident) ? heldBy(incident, cockpit) : MISSING;
    case "mechanism":
      return mechanismWords(derived.mechanismsOf(incident), cockpit);
    case "likely":
      return <PredictionChip prediction={cockpit.predictions.of(incident)} />;
  }
}

function heldBy(incident: Incident, cockpit: Reader): string {
  const holder = holderOf(incident, cockpit);
  return cockpit.text(`holder.${holder.kind}`, { name: holder.name });
}

function mechanismWords(ids: readonly string[], { profile, language }: Pick<Cockpit, "profile" | "language">): string {
  const named = profile.mechanisms.map(({ mechanism }) => mechanism);
  return ids.length === 0 ? MISSING : ids.map((id) => nameOf(named, id, language)).join(" · ");
}

interface InstantProps {
  readonly at: EpochMs | null;
  readonly cockpit: Pick<Cockpit, "profile" | "store">;
}

/** `14:20`, of another day `11-19 14:20`. */
function Instant({ at, cockpit: { profile, store } }: InstantProps) {
  if (at === null) return MISSING;
  const time = formatClockMinutes(at, profile.zone);
  const isToday = formatDate(at, profile.zone) === formatDate(store.now, profile.zone);
  return isToday ? time : `${formatMonthDay(at, profile.zone)} ${time}`;
}
