// The door of every npm script: looks at the Node version before a file is loaded that an old Node could not parse.
import { complaintAboutNode } from "./require-node.mjs";

const complaint = complaintAboutNode(process.versions.node);
if (complaint === null) {
  import(`./${process.argv[2]}.mjs`);
} else {
  console.error(complaint);
  process.exitCode = 1;
}
