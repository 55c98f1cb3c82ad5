import "./prediction.css";
import type { Calibration, Learned } from "../../derive/prediction/prediction.ts";
import { formatClock, formatDate } from "../../shared/format-instant.ts";
import { formatCount, formatDecimal, formatShare, MISSING } from "../../shared/format-number.ts";
import type { Cockpit } from "../cockpit.ts";
import { Figure } from "../figure.tsx";

interface CalibrationTableProps {
  /** Null before the first learning is done. */
  readonly learned: Learned | null;
  readonly cockpit: Pick<Cockpit, "text" | "profile">;
}

/** How far predictions can be trusted: Brier score against the base rate, and how often what was predicted came true. */
export function CalibrationTable({ learned, cockpit }: CalibrationTableProps) {
  const { text, profile } = cockpit;
  if (learned === null) return <p className="calibration__note">{text("calibration.none")}</p>;
  const { examples, at, calibration } = learned;
  return (
    <section className="calibration" aria-label={text("calibration.title")}>
      <p className="calibration__note">
        {text("calibration.examples", {
          n: formatCount(examples),
          at: `${formatDate(at, profile.zone)} ${formatClock(at, profile.zone)}`,
        })}
      </p>
      {calibration === null ? (
        <p className="calibration__note">{text("calibration.thin")}</p>
      ) : (
        <>
          <Scores calibration={calibration} text={text} />
          <Bins calibration={calibration} text={text} />
          <p className="calibration__note">{text("calibration.method", { n: formatCount(calibration.sample) })}</p>
        </>
      )}
    </section>
  );
}

interface PartProps {
  readonly calibration: Calibration;
  readonly text: Cockpit["text"];
}

function Scores({ calibration: { brier, baseRateBrier }, text }: PartProps) {
  // What is saved of the base rate's error.
  const skill = baseRateBrier === 0 ? null : brier / baseRateBrier - 1;
  return (
    <dl className="calibration__scores">
      <div>
        <dt>{text("calibration.brier")}</dt>
        <dd>
          <Figure id="prediction.brier" value={brier}>
            {formatDecimal(brier, 4)}
          </Figure>
        </dd>
      </div>
      <div>
        <dt>{text("calibration.baseRate")}</dt>
        <dd>
          <Figure id="prediction.baserate" value={baseRateBrier}>
            {formatDecimal(baseRateBrier, 4)}
          </Figure>
        </dd>
      </div>
      <div>
        <dt>{text("calibration.skill")}</dt>
        <dd>{skill === null ? MISSING : text("prediction.percent", { n: formatShare(skill) })}</dd>
      </div>
    </dl>
  );
}

function Bins({ calibration: { bins }, text }: PartProps) {
  return (
    <table className="calibration__bins">
      <thead>
        <tr>
          <th scope="col">{text("calibration.column.bin")}</th>
          <th scope="col">{text("calibration.column.count")}</th>
          <th scope="col">{text("calibration.column.predicted")}</th>
          <th scope="col">{text("calibration.column.observed")}</th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ from, to, count, predicted, observed }) => (
          <tr key={from} data-empty={count === 0}>
            <th scope="row">{text("prediction.percent", { n: `${formatShare(from, 0)}–${formatShare(to, 0)}` })}</th>
            <td>{formatCount(count)}</td>
            <td>{predicted === null ? MISSING : text("prediction.percent", { n: formatShare(predicted) })}</td>
            <td>{observed === null ? MISSING : text("prediction.percent", { n: formatShare(observed) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
