/** `(37.74, -122.45)`, latitude first, brackets or not → degrees; null when it is not such a pair. */
export function readPair(text: string): { readonly latitude: number; readonly longitude: number } | null {
  const match = /^\s*\(?\s*([-+]?\d+(?:\.\d+)?)\s*[,;\s]\s*([-+]?\d+(?:\.\d+)?)\s*\)?\s*$/.exec(text);
  return match === null ? null : { latitude: Number(match[1]), longitude: Number(match[2]) };
}
