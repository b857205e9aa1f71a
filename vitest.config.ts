import { defineConfig } from 'vitest/config'

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }

/** `unit` is pure code in one process; `server` opens sockets, files and child processes and is isolated. */
export default defineConfig({
  ...source,
  test: {
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
        },
      },
      {
        ...source,
        test: {
          name: 'server',
          include: ['packages/*/src/**/*.server.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/soak/**', '**/node_modules/**'],
          pool: 'forks',
          globalSetup: ['./test/postgres-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
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
