import "./tiers.css";
import { toggleValue } from "../../domain/incident-filter.ts";
import { formatCount, formatShare } from "../../shared/format-number.ts";
import { DAY, SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { useCockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";
import { formatLength } from "../format.ts";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import { labelEms, labelStarts } from "./label-starts.ts";
import { type TierModel, type TierRow, tierModel } from "./tier-rows.ts";

/** 分级处置: where closed incidents were resolved, and the share that grassroots tiers did. */
export function TiersPanel() {
  const { derived, profile, language, store, freshness, text } = useBeat(SECOND);
  if (profile.tiers.length === 0) return null;
  const model = tierModel(derived, profile, language);
  const isEmpty = model.total === 0 && freshness !== "loading";
  const span = formatLength(Math.max(DAY, store.windowMs), text);
  return (
    <PanelFrame
      className="tiers"
      rows={1}
      title={text("tiers.title")}
      unit={text("tiers.unit")}
      span="all"
      asOf={text("tiers.asOf", { span, n: formatCount(model.total) })}
      {...(isEmpty ? { state: { kind: "empty", message: text("tiers.empty", { span }) } } : {})}
    >
      <div className="tiers__head">
        <Figure className="tiers__share" id="tier.grassroots.share" value={model.share}>
          {formatShare(model.share, 2)}
          {model.share !== null && <small>%</small>}
        </Figure>
        <span className="tiers__label">{text("tiers.share")}</span>
        <span className="tiers__sum">
          <span>{model.grassrootsNames}</span>
          <span>{formatCount(model.grassroots)}</span>
        </span>
      </div>
      <Bar model={model} />
      {/* Empty, the message stands in their place. */}
      {!isEmpty && <Labels rows={model.rows} />}
    </PanelFrame>
  );
}

/** One segment a tier; where there is a mouse it cuts the screen to what that tier closed. While it does, the others stay as slivers to go over to. */
function Bar({ model }: { readonly model: TierModel }) {
  const { form, filter, setFilter, text } = useCockpit((cockpit) => cockpit);
  const grassroots = model.total === 0 ? 0 : model.grassroots / model.total;
  const isChoosing = filter.tiers.length > 0;
  return (
    <>
      <i
        className="tiers__bracket"
        style={{ width: `${grassroots * 100}%` }}
        hidden={grassroots === 0 || isChoosing}
        aria-hidden="true"
      />
      <div className="tiers__bar">
        {model.rows.map((row) => {
          const shared = { className: "tiers__segment", style: { flexGrow: row.count } };
          if (form === "wall" || (row.count === 0 && !isChoosing)) return <i key={row.id} {...shared} />;
          const label = text("filter.choose", { what: `${row.name} ${formatCount(row.count)}` });
          return (
            <button
              key={row.id}
              type="button"
              {...shared}
              title={label}
              aria-label={label}
              aria-pressed={filter.tiers.includes(row.id)}
              onClick={() => setFilter(toggleValue(filter, "tiers", row.id))}
            />
          );
        })}
      </div>
    </>
  );
}

/** The bar is this many em of its labels wide on a wall (392 px at 16 px). */
const BAR_EMS = 24.5;
const GAP_EMS = 0.7;
/** Counts are set a little larger than names (17 to 16 px, medium). */
const COUNT_EMS = 1.08;

function Labels({ rows }: { readonly rows: readonly TierRow[] }) {
  const widths = rows.map(
    ({ name, count }) => Math.max(labelEms(name), labelEms(formatCount(count)) * COUNT_EMS) / BAR_EMS,
  );
  const starts = labelStarts(
    rows.map((row) => row.share),
    widths,
    GAP_EMS / BAR_EMS,
  );
  return (
    <ul className="tiers__labels">
      {rows.map((row, index) => (
        <li key={row.id} style={{ left: `${(starts[index] ?? 0) * 100}%` }}>
          <span className="tiers__name">{row.name}</span>
          <Figure className="tiers__count" id={`tier.${row.id}.count`} value={row.count}>
            {formatCount(row.count)}
          </Figure>
        </li>
      ))}
    </ul>
  );
}
