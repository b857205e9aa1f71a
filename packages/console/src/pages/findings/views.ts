/** Saved views that everyone has. A person's own come behind them, from their preferences. */
export const FINDING_VIEWS: readonly { readonly name: string; readonly q: string }[] = [
  { name: 'Open', q: 'state:open' },
  { name: 'Urgent', q: 'state:open severity:>=high' },
  { name: 'Mine', q: 'owner:me state:open,triaged' },
  { name: 'New this week', q: 'first:>=-7d' },
  { name: 'No owner', q: 'state:open owner:none' },
  { name: 'Accepted', q: 'state:accepted' },
  { name: 'All', q: '' },
]
