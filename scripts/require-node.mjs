// Runs before anything else, so it is written in what a very old Node can parse: no imports, no modern syntax.

/**
 * Says what is wrong with a Node version, in one line; null when it will do.
 * @param {string} version for example `20.19.0`
 * @returns {string | null}
 */
export function complaintAboutNode(version) {
  const parts = version.split(".");
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  return fits
    ? null
    : `Tidewatch needs Node 20.19 or newer (of 22: 22.12 or newer; not 21 or 23); this is Node ${version}.`;
}
