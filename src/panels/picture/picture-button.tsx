import "./picture-button.css";
import { useState } from "react";
import { NOT_IN_PICTURE, panelPicture } from "../../surfaces/save/panel-picture.ts";
import { saveFile } from "../../surfaces/save/save-file.ts";
import { useCockpit, useCockpitSource, useText } from "../cockpit.ts";
import { pictureCaption, pictureName } from "./picture-words.ts";

/** On a desk, in a panel: saves the section it stands in as a picture. Out of sight until the pointer or the focus is near. */
export function PictureButton() {
  const text = useText();
  const source = useCockpitSource();
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  if (!isDesk) return null;
  const save = async (panel: HTMLElement): Promise<void> => {
    setState("busy");
    const cockpit = source.current();
    const title = panel.getAttribute("aria-label") ?? panel.querySelector("h2")?.textContent ?? "";
    try {
      saveFile(await panelPicture(panel, pictureCaption(title, cockpit)), pictureName(title, cockpit));
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  const label = text(state === "failed" ? "picture.failed" : "picture.save");
  return (
    <button
      type="button"
      className="picture-button"
      data-state={state}
      aria-disabled={state === "busy"}
      aria-label={label}
      title={label}
      {...{ [NOT_IN_PICTURE]: "" }}
      onClick={(event) => {
        const panel = event.currentTarget.closest("section");
        if (panel !== null && state !== "busy") void save(panel);
      }}
    >
      <svg className="glyph" viewBox="0 0 16 16" strokeWidth="1.4" aria-hidden="true">
        <path d="M8 2V10M4.5 7L8 10.5L11.5 7M2.5 13.5H13.5" />
      </svg>
    </button>
  );
}
