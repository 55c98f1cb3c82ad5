/**
 * The value at place `rank` (1 is the smallest) of the first `length` values, found by partition without sorting all: Hoare, Algorithm 65, CACM 4 (1961).
 * Moves the values about. `rank` must lie within 1 and `length`.
 */
export function nthSmallest(values: Float64Array, length: number, rank: number): number {
  const target = rank - 1;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? pivot) < pivot) left += 1;
      while ((values[right] ?? pivot) > pivot) right -= 1;
      if (left > right) break;
      const moved = values[left] ?? pivot;
      values[left] = values[right] ?? pivot;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (target <= right) high = right;
    else if (target >= left) low = left;
    else break;
  }
  return values[target] ?? Number.NaN;
}
