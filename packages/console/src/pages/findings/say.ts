import type { FindingRow } from '../../api/schema'

/** What the message says beyond the title: many begin with the same words and add the place in brackets. */
export function placeWords({ title, message, location }: Pick<FindingRow, 'title' | 'message' | 'location'>): string {
  if (!message.startsWith(title)) return message
  const rest = message
    .slice(title.length)
    .trim()
    .replace(/^[(:,;–-]+\s*|\)$/g, '')
  return rest || Object.values(location).join(', ')
}
