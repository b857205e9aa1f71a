/**
 * Searches a text for the next unit of a class, which `units` gives as a global pattern of one unit without the flag `u`: answers its place, or the length of the text.
 * The engine's own search costs the same on the first text as on the thousandth, while a loop over units is slow until it was compiled; where most units are of the
 * class, the loop is the faster one.
 */
export function nextUnit(units: RegExp): (text: string, from: number) => number {
  return (text, from) => {
    units.lastIndex = from
    return units.test(text) ? units.lastIndex - 1 : text.length
  }
}
