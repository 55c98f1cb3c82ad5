import { useRef, useState } from "react";
import type { IncidentIndex } from "../../derive/table/incident-index.ts";
import { MAIN_COLUMNS } from "../../derive/table/incident-query.ts";
import { formatCount } from "../../shared/format-number.ts";
import { copyText } from "../../surfaces/save/copy-text.ts";
import { NOT_IN_PICTURE, panelPicture } from "../../surfaces/save/panel-picture.ts";
import { collectText, saveFile } from "../../surfaces/save/save-file.ts";
import { type Cockpit, useCockpitSource } from "../cockpit.ts";
import { pictureCaption, pictureName } from "../picture/picture-words.ts";
import { Menu } from "./menu.tsx";
import { tableParameters } from "./table-address.ts";
import { csvName, tableCsv } from "./table-csv.ts";

interface TableActionsProps {
  /** Null while the rows are made ready: nothing to save yet. */
  readonly index: IncidentIndex | null;
  readonly cockpit: Cockpit;
}

/** 导出: the rows as they stand, as a file or as a link to them; what came of it is said beside. */
export function TableActions({ index, cockpit }: TableActionsProps) {
  const { text } = cockpit;
  const source = useCockpitSource();
  const said = useRef<HTMLOutputElement>(null);
  const [answer, setAnswer] = useState("");
  const [isBusy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    if (index === null) return;
    setBusy(true);
    // As they stand now: what comes while the file is written is not in it.
    const now = source.current();
    const incidents = [...index];
    const columns = now.table.columns ?? MAIN_COLUMNS;
    const file = await collectText(tableCsv(incidents, columns, now), "text/csv;charset=utf-8");
    saveFile(file, csvName(now, cutsOf(now)));
    setBusy(false);
    setAnswer(text("table.export.done", { n: formatCount(incidents.length) }));
  };
  const savePicture = async (): Promise<void> => {
    const table = said.current?.closest("main");
    if (table === null || table === undefined) return;
    const now = source.current();
    const title = text("table.label");
    setBusy(true);
    try {
      saveFile(await panelPicture(table, pictureCaption(title, now)), pictureName(title, now));
      setAnswer(text("table.picture.done"));
    } catch {
      setAnswer(text("picture.failed"));
    }
    setBusy(false);
  };
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(window.location.href);
    setAnswer(text(isCopied ? "table.copied" : "table.copyFailed"));
  };
  const actions = [
    { words: text("table.export.csv", { n: formatCount(index?.size ?? null) }), act: save },
    { words: text("table.picture"), act: savePicture },
    { words: text("table.copy"), act: copy },
  ];
  return (
    <div {...{ [NOT_IN_PICTURE]: "" }}>
      <Menu
        isEnd
        title={text("table.export")}
        label={text(isBusy ? "table.export.busy" : "table.export")}
        isBusy={isBusy}
        onOpen={() => setAnswer("")}
        beside={
          <output className="facet__answer" ref={said}>
            {answer}
          </output>
        }
        content={(close) =>
          actions.map(({ words, act }) => (
            <button
              key={words}
              type="button"
              className="facet__action"
              onClick={() => {
                close();
                void act();
              }}
            >
              {words}
            </button>
          ))
        }
      />
    </div>
  );
}

/** What the rows were cut to, for the name of the file. */
function cutsOf({ table, filter }: Pick<Cockpit, "table" | "filter">): readonly (readonly [string, string])[] {
  const own = tableParameters(table).flatMap(([name, value]) =>
    value === null || name === "columns" || name === "sort" ? [] : [[name, value] as const],
  );
  const { regions, categories, severities, ports, tiers, reported, weekHour, cell } = filter;
  const shared = [
    ["region", regions.join(",")] as const,
    ["category", categories.join(",")] as const,
    ["severity", severities.join(",")] as const,
    ["port", ports.join(",")] as const,
    ["tier", tiers.join(",")] as const,
    ["reported", reported === null ? "" : `${reported.from}-${reported.to}`] as const,
    ["hour", weekHour === null ? "" : `${weekHour.weekday}.${weekHour.hour}`] as const,
    ["cell", cell ?? ""] as const,
  ];
  return [...own, ...shared.filter(([, value]) => value !== "")];
}
