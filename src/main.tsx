import "./app/fonts.ts";
import "./app/tokens.css";
import "./app/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { openCockpit } from "./app/open-cockpit.ts";
import { createVocabulary } from "./app/language/words.ts";
import { guardMarkup } from "./app/trusted-types.ts";
import { createViewSource } from "./app/view-source.ts";
import { takeToken } from "./app/viewer-token.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
guardMarkup(window);
// Before anything else reads the address.
const token = takeToken(window);
const vocabulary = createVocabulary();
const view = createViewSource(window, vocabulary);
const opened = openCockpit(view, vocabulary.words, token);
// The stream is dialled meanwhile. Not awaited at the top of the module: what comes later would then share no chunk with the entry.
void view.settled.then(() => createRoot(root).render(<App {...opened} view={view} />));
