import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }

/** The vendors' packages know a condition `source` too, and mean their own: beside them the guard's sources are found by name. */
const guard = fileURLToPath(new URL('packages/guard/src', import.meta.url))
const guardSource = [
  { find: /^@pavise\/guard$/, replacement: `${guard}/index.ts` },
  { find: /^@pavise\/guard\/adapters\/(.+)$/, replacement: `${guard}/adapters/$1.ts` },
  { find: /^@pavise\/guard\/(\w+)$/, replacement: `${guard}/$1/index.ts` },
]

/** Bounds for what hangs, wide enough for a machine that does other work too: nothing is measured by them. Milliseconds. */
const unitTimeout = 60_000
const serverTimeouts = { testTimeout: 180_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } }

/** `unit` is pure code in one process; `server` opens sockets, files and child processes and is isolated. */
export default defineConfig({
  ...source,
  test: {
    // Most tests of the server wait for processes that they started: the default, one worker on two cores, leaves half a machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: process.env.CI ? ['default', './scripts/count-reporter.ts'] : ['default'],
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: ['**/*.server.test.ts', '**/node_modules/**'],
          pool: 'threads',
          isolate: false,
          testTimeout: unitTimeout,
        },
      },
      {
        ...source,
        test: {
          name: 'server',
          include: ['packages/*/src/**/*.server.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/soak/**', 'test/clients/**', '**/node_modules/**'],
          pool: 'forks',
          globalSetup: ['./test/postgres-server.ts'],
          ...serverTimeouts,
        },
      },
      {
        resolve: { alias: guardSource },
        test: { name: 'clients', include: ['test/clients/*.test.ts'], pool: 'forks', ...serverTimeouts },
      },
      ...(process.env.PAVISE_SOAK
        ? [
            {
              ...source,
              test: {
                name: 'soak',
                include: ['test/soak/**/*.test.ts'],
                pool: 'forks' as const,
                globalSetup: ['./test/postgres-server.ts'],
                testTimeout: 1_800_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
    ],
  },
})
