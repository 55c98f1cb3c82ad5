import "./indicators.css";
import { useBeat } from "../beat.ts";
import { SECOND } from "../../shared/units.ts";
import { formatIndicator, formatPercent } from "../economy/economy-numbers.ts";
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
            {project.measures.map(({ name, before, after, unit }) => (
              <span key={name.zh} className="projects__measure">
                {name[language]}
                <b>{before === null ? text("economy.unpublished") : formatIndicator(before, unit)}</b>
                <i aria-hidden="true">→</i>
                <b className="projects__after">
                  {after === null ? text("economy.unpublished") : formatIndicator(after, unit)}
                </b>
                {unitWords(unit, text)}
                {before !== null && after !== null && before !== 0 && (
                  <em>{`${signed(((after - before) / before) * 100).slice(0, 1)}${formatPercent(Math.round(((after - before) / before) * 100))}%`}</em>
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}
