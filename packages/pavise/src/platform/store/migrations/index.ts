import type { Migration } from '#platform/store/migration'
import { records } from '#platform/store/migrations/001-records'
import { guard } from '#platform/store/migrations/002-guard'
import { jobs } from '#platform/store/migrations/030-jobs'

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [records, guard, jobs]
