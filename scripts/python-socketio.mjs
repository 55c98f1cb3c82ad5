import { spawnSync } from "node:child_process";
import { installByApt } from "./apt.mjs";

// Debian's own first: a Python of another origin, earlier on PATH, does not see Debian's packages.
const PYTHONS = ["/usr/bin/python3", "python3"];

/**
 * Finds a Python that has a Socket.IO client: PYTHON_PATH, Debian's, the one on PATH.
 * @returns {string | null} its path
 */
function findPython() {
  const named = process.env.PYTHON_PATH;
  const candidates = named === undefined || named === "" ? PYTHONS : [named];
  const canSpeak = (/** @type {string} */ python) => spawnSync(python, ["-c", "import socketio, aiohttp"]).status === 0;
  return candidates.find(canSpeak) ?? null;
}

/**
 * Finds a Python with python-socketio or installs Debian's: a client of the stream that is not ours.
 * @returns {Promise<string>} its path
 * @throws with one line when there is none to be had
 */
export async function providePythonSocketio() {
  const found = findPython();
  if (found !== null) return found;
  await installByApt("python3-socketio", ["python3-socketio", "python3-aiohttp"]);
  const installed = findPython();
  if (installed !== null) return installed;
  throw new Error("No Python with python-socketio found and none could be installed: set PYTHON_PATH to one.");
}
