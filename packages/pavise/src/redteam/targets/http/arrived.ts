import { atPointer } from '#redteam/targets/http/read-source'

/** True where the awaited value stands in the answer: any value that is not empty where none is named. */
export function arrived(until: { json: string; equals?: string | number | boolean | undefined }, body: string): boolean {
  let value: unknown
  try {
    value = atPointer(JSON.parse(body), until.json)
  } catch {
    return false
  }
  return until.equals === undefined ? value !== undefined && value !== null && value !== '' && value !== false : value === until.equals
}
