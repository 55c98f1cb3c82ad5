import "./indicators.css";
import { useBeat } from "../beat.ts";
import { SECOND } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";
import { formatIndicator } from "../economy/economy-numbers.ts";
import { PanelFrame } from "../panel-frame/panel-frame.tsx";
import type { PanelProps } from "../panel-props.ts";
import { signed, unitWords } from "./describe-indicator.ts";
import { projectsOptions, readOptions } from "./panel-options.ts";

/** 项目前后: what each project changed, before → after, as published. */
export function IndicatorProjectsPanel({ options }: PanelProps) {
  const { text, language } = useBeat(SECOND);
  const read = readOptions(projectsOptions, options);
  const title = text("indicators.projects");
  if ("fault" in read) return <PanelFrame title={title} state={{ kind: "error", message: read.fault }} />;
  const { projects, source } = read.options;
  return (
    <PanelFrame
      className="projects"
      title={title}
      unit={text("indicators.projects.unit")}
      asOf={text("economy.source", { source })}
      rows={projects.length}
      {...(projects.length === 0 ? { state: { kind: "empty", message: text("economy.empty") } } : {})}
    >
      <ul className="projects__rows">
        {projects.map((project) => (
          <li key={project.name.zh} className="projects__row">
            <span className="projects__name">{project.name[language]}</span>
            <dl className="projects__measures">
              {project.measures.map(({ name, before, after, unit }) => (
                <div key={name.zh}>
                  <dt className="projects__measure">
                    {name[language]}
                    {before !== null && after !== null && before !== 0 && (
                      <em>{`${signed(Math.round((after / before - 1) * 100))}%`}</em>
                    )}
                  </dt>
                  <dd className="projects__change">
                    <Amount value={before} unit={unit} text={text} />
                    <i aria-hidden="true">→</i>
                    <Amount value={after} unit={unit} text={text} />
                    {unitWords(unit, text)}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}

interface AmountProps {
  readonly value: number | null;
  readonly unit: string;
  readonly text: Cockpit["text"];
}

/** An amount of a project; one that was not published is words, smaller than any number. */
function Amount({ value, unit, text }: AmountProps) {
  if (value === null) return <span className="projects__unpublished">{text("economy.unpublished")}</span>;
  return <b>{formatIndicator(value, unit)}</b>;
}
