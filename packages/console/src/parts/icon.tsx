/** Line drawings on a grid of 16. */
const PATHS = {
  overview: 'M2 8.5 8 3l6 5.5M3.8 7.5V13h8.4V7.5',
  findings: 'M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 1.8h3l1-1.8H14',
  firewall: 'M1.5 8h2.8l1.9-5 3.4 10 1.9-5h3',
  runs: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6M8 .8v2.4M8 12.8v2.4M.8 8h2.4M12.8 8h2.4',
  assets: 'M8 1.5 14 5v6.2L8 14.5 2 11.2V5zM2 5l6 3.3L14 5M8 8.3v6.2',
  policy: 'M8 1.5 13.5 3v4.5c0 3.3-2.2 5.5-5.5 7-3.3-1.5-5.5-3.7-5.5-7V3zM5.5 8l1.8 1.8 3.4-3.6',
  ledger:
    'M8 1.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zM4 6.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zM12 6.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zM7 4.3 5 6.7M9 4.3l2 2.4M4 9.6V13M12 9.6V13M2 13h4M10 13h4',
  settings: 'M2 4.5h5M11 4.5h3M2 11.5h3M9 11.5h5M9 2.7v3.6M7 9.7v3.6',
  search: 'M7 2.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2zM10.5 10.5l3.8 3.8',
  link: 'M6.5 9.5 9.5 6.5M7 4.5 8.8 2.7a3 3 0 0 1 4.4 4.4L11.5 9M9 11.5l-1.8 1.8a3 3 0 0 1-4.4-4.4L4.5 7',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'm4 6 4 4 4-4',
  next: 'm6 4 4 4-4 4',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  columns: 'M2 3h12v10H2zM6 3v10M10 3v10',
  download: 'M8 2v8M4.8 7.2 8 10.3l3.2-3.1M2.5 13.5h11',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  play: 'M5 3.2v9.6L12.5 8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  plus: 'M8 3v10M3 8h10',
  check: 'm3.5 8.5 3 3 6-7',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.2l2.2 1.4',
  user: 'M8 2.6a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 13.8c.6-2.6 2.6-3.9 5.2-3.9s4.6 1.3 5.2 3.9',
  tool: 'M10.4 2.2a3.6 3.6 0 0 0-3.2 5L2.4 12l1.8 1.8L9 9a3.6 3.6 0 0 0 4.9-4.2l-2.2 2.1-2.2-.4-.4-2.2z',
  document: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M6 8h4M6 11h4',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6',
  key: 'M5 5.6a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM7.6 8.2h6.6v2.4M11.6 8.2v1.8',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3',
  trash: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.6 9h5.8l.6-9',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5 6 3.5M3 6.5l3 3',
  out: 'M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6',
} as const

export type IconName = keyof typeof PATHS | 'theme'

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      {name === 'theme' ? (
        <>
          <circle cx="8" cy="8" r="5.5" />
          <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
        </>
      ) : (
        <path d={PATHS[name]} />
      )}
    </svg>
  )
}
